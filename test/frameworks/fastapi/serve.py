"""Serves the depot on a free port of this machine, and says which."""

import socket

import uvicorn

from app import app

listener = socket.create_server(("127.0.0.1", 0))
print("listening on http://%s:%d" % listener.getsockname(), flush=True)
uvicorn.Server(uvicorn.Config(app, log_level="critical")).run(sockets=[listener])
