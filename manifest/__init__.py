"""The Teams app package: what an administrator uploads, built from the environment and checked."""
