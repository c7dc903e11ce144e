"""Who may call: a login form, and tokens of it; an API key; names and passwords."""

import secrets
from typing import Annotated

from fastapi import APIRouter, Depends, HTTPException, Security
from fastapi.security import (
    APIKeyHeader,
    HTTPBasic,
    HTTPBasicCredentials,
    OAuth2PasswordBearer,
    OAuth2PasswordRequestForm,
)
from pydantic import BaseModel

router = APIRouter(tags=["access"])

PASSWORDS = {"ann": "correct horse", "bob": "battery staple"}
KEYS = {"key-of-ann": "ann", "key-of-bob": "bob"}
tokens: dict[str, str] = {}

by_token = OAuth2PasswordBearer(tokenUrl="token", scopes={"items": "Read and change items"})
by_key = APIKeyHeader(name="X-API-Key")
by_password = HTTPBasic()


class Problem(BaseModel):
    """What FastAPI answers for an HTTPException."""

    detail: str


class Token(BaseModel):
    access_token: str
    token_type: str


class User(BaseModel):
    username: str
    full_name: str | None = None


UNAUTHORIZED = {401: {"model": Problem, "description": "No valid credentials"}}
NOT_FOUND = {404: {"model": Problem, "description": "Not there"}}


def as_json(*statuses: int) -> dict[int, dict]:
    """Errors of routes that answer with something else than JSON: FastAPI would document them in its media type."""
    content = {"application/json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
    return {status: {"description": "Refused", "content": content} for status in statuses}


@router.post("/token", responses={400: {"model": Problem}})
def login(form: Annotated[OAuth2PasswordRequestForm, Depends()]) -> Token:
    known = PASSWORDS.get(form.username)
    if known is None or not secrets.compare_digest(known.encode(), form.password.encode()):
        raise HTTPException(400, "Incorrect username or password")
    token = secrets.token_urlsafe(16)
    tokens[token] = form.username
    return Token(access_token=token, token_type="bearer")


def user_of_token(token: Annotated[str, Security(by_token)]) -> User:
    name = tokens.get(token)
    if name is None:
        raise HTTPException(401, "Could not validate credentials", headers={"WWW-Authenticate": "Bearer"})
    return User(username=name)


def user_of_key(key: Annotated[str, Security(by_key)]) -> User:
    if key not in KEYS:
        raise HTTPException(401, "Invalid API key", headers={"WWW-Authenticate": "APIKey"})
    return User(username=KEYS[key])


def user_of_password(given: Annotated[HTTPBasicCredentials, Security(by_password)]) -> User:
    known = PASSWORDS.get(given.username)
    if known is None or not secrets.compare_digest(known.encode(), given.password.encode()):
        raise HTTPException(401, "Incorrect username or password", headers={"WWW-Authenticate": "Basic"})
    return User(username=given.username)


Caller = Annotated[User, Depends(user_of_token)]


@router.get("/users/me", responses=UNAUTHORIZED)
def me(caller: Caller) -> User:
    return caller


@router.get("/users/me/key", response_model_exclude_unset=True, responses=UNAUTHORIZED)
def me_by_key(caller: Annotated[User, Depends(user_of_key)]) -> User:
    return caller


@router.get("/users/me/basic", response_model_exclude_none=True, responses=UNAUTHORIZED)
def me_by_password(caller: Annotated[User, Depends(user_of_password)]) -> User:
    return caller
