"""Databases as they are on the first day."""

from sqlalchemy import make_url, text
from sqlalchemy.ext.asyncio import create_async_engine


async def empty(url: str) -> None:
    """Remove everything from a PostgreSQL database, by its address."""
    engine = create_async_engine(make_url(url).set(drivername="postgresql+asyncpg"))
    async with engine.begin() as connection:
        await connection.execute(text("DROP SCHEMA public CASCADE"))
        await connection.execute(text("CREATE SCHEMA public"))
    await engine.dispose()
