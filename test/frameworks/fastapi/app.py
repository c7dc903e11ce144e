"""A depot, as people write services with FastAPI. Its document is the one that FastAPI publishes at /openapi.json."""

from fastapi import FastAPI

import access
import files
import items
import orders
import shapes

app = FastAPI(title="Depot", version="1.0.0")
for part in (access, items, orders, files, shapes):
    app.include_router(part.router)
