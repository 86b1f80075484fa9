# The assistant in a container: see docs/deployment.md. Its state is in the volume, unless DATABASE_URL says otherwise.
FROM python:3.11-slim-bookworm AS build
COPY requirements.txt .
RUN python -m venv /venv && /venv/bin/pip install --no-cache-dir --only-binary :all: -r requirements.txt

FROM python:3.11-slim-bookworm
WORKDIR /app
COPY --from=build /venv /venv
COPY . .
RUN /venv/bin/python -m compileall -q . \
    && useradd --system --uid 10001 assistant \
    && install --directory --owner=assistant --mode=0700 var
USER assistant
ENV HOST=0.0.0.0 PORT=3978 PYTHONDONTWRITEBYTECODE=1
EXPOSE 3978
VOLUME /app/var
HEALTHCHECK --start-period=60s --interval=30s --timeout=5s CMD ["/venv/bin/python", "-c", \
    "import os, urllib.request as http; http.urlopen(f'http://127.0.0.1:{os.environ[\"PORT\"]}/healthz', timeout=4)"]
CMD ["/venv/bin/python", "app.py"]
