"""Parcels of several customers. FastAPI publishes the document at /openapi.json."""

import os
from uuid import UUID, uuid4

import uvicorn
from fastapi import Depends, FastAPI, HTTPException, Request, Response
from fastapi.responses import JSONResponse
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from pydantic import BaseModel, ConfigDict, Field

app = FastAPI(title="Parcels", version="1")
bearer = HTTPBearer(auto_error=False)
customers = {os.environ.get("TOKEN_OF_ANN"): "ann", os.environ.get("TOKEN_OF_BOB"): "bob"}


class NewParcel(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)
    address: str = Field(min_length=1, max_length=200)
    grams: int = Field(ge=1, le=30_000)


class Parcel(BaseModel):
    id: UUID
    address: str
    grams: int
    price: int = Field(description="in cents")


class Problem(BaseModel):
    detail: str


parcels: dict[UUID, tuple[str, Parcel]] = {}
refused = {401: {"model": Problem, "description": "No valid token"}}
missing = {**refused, 404: {"model": Problem, "description": "No such parcel"}}


def customer(credentials: HTTPAuthorizationCredentials | None = Depends(bearer)) -> str:
    name = customers.get(credentials.credentials) if credentials else None
    if name is None:
        raise HTTPException(401, "Send a token", {"www-authenticate": "Bearer"})
    return name


def parcel_of(parcel_id: UUID, owner: str = Depends(customer)) -> Parcel:
    found = parcels.get(parcel_id)
    if found is None or found[0] != owner:
        raise HTTPException(404, "There is no such parcel")
    return found[1]


def price_of(grams: int) -> int:
    """400 cents, and 100 for each kilogram that has begun."""
    if os.environ.get("MISTAKE") == "rounds-down":
        return 400 + 100 * (grams // 1000)
    return 400 + 100 * -(-grams // 1000)


@app.middleware("http")
async def no_sniffing(request: Request, call_next) -> Response:
    response = await call_next(request)
    response.headers["x-content-type-options"] = "nosniff"
    return response


@app.exception_handler(RecursionError)
async def too_deep(_request: Request, _error: RecursionError) -> JSONResponse:
    return JSONResponse({"detail": "The body is too deep"}, 400)


@app.get("/parcels", responses=refused)
def list_parcels(owner: str = Depends(customer)) -> list[Parcel]:
    return [parcel for name, parcel in parcels.values() if name == owner]


@app.post("/parcels", status_code=201, responses=refused)
def send_parcel(new: NewParcel, response: Response, owner: str = Depends(customer)) -> Parcel:
    parcel = Parcel(id=uuid4(), price=price_of(new.grams), **new.model_dump())
    parcels[parcel.id] = (owner, parcel)
    response.headers["location"] = f"/parcels/{parcel.id}"
    return parcel


@app.get("/parcels/{parcel_id}", responses=missing)
def get_parcel(parcel: Parcel = Depends(parcel_of)) -> Parcel:
    return parcel


@app.delete("/parcels/{parcel_id}", status_code=204, responses=missing)
def stop_parcel(parcel: Parcel = Depends(parcel_of)) -> None:
    del parcels[parcel.id]


if __name__ == "__main__":
    uvicorn.run(app, host="127.0.0.1", port=int(os.environ.get("PORT", "8000")), log_level="warning")
