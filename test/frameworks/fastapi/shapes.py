"""Whatever else FastAPI turns into parameters, bodies and answers: each echoes what it was given."""

from datetime import date, datetime, time, timedelta
from enum import Enum, IntEnum
from typing import Annotated, Any, Generic, Literal, TypeVar
from uuid import UUID

from fastapi import APIRouter, Body, Cookie, Form, Header, Query
from fastapi.responses import HTMLResponse, RedirectResponse
from pydantic import BaseModel, Field, computed_field

router = APIRouter(tags=["shapes"])


class Model(str, Enum):
    alexnet = "alexnet"
    lenet = "lenet"


class Level(IntEnum):
    low = 1
    high = 2


@router.get("/models/{name}/levels/{level}")
def model(name: Model, level: Level) -> dict[str, Model | Level]:
    return {"name": name, "level": level}


@router.get("/paths/{file_path:path}")
def path(file_path: str) -> dict[str, str]:
    return {"path": file_path}


class Times(BaseModel):
    at: datetime
    day: date
    clock: time
    takes: timedelta
    raw: bytes
    weights: dict[str, float] = {}
    anything: Any = None
    choice: Literal["a", 1, None] = None
    either: int | str = 0
    pairs: list[tuple[str, int]] = []

    @computed_field
    @property
    def year(self) -> int:
        return self.day.year


@router.post("/times")
def times(given: Times) -> Times:
    return given


class Spot(BaseModel):
    x: int
    y: int = 0


@router.post("/embedded")
def embedded(
    spot: Annotated[Spot, Body()],
    importance: Annotated[int, Body(gt=0)],
    q: Annotated[str | None, Query(alias="q-text", max_length=50, deprecated=True)] = None,
) -> dict[str, Any]:
    return {"spot": spot, "importance": importance, "q": q}


@router.post("/scalars")
def scalar(numbers: Annotated[list[int], Body(embed=True, max_length=10)]) -> int:
    return sum(numbers)


class Profile(BaseModel):
    name: Annotated[str, Field(min_length=1)]
    age: Annotated[int | None, Field(ge=0, le=150)] = None
    scores: list[float] = []
    subscribed: bool = False


@router.post("/profiles")
def profile(given: Annotated[Profile, Form()]) -> Profile:
    return given


class Common(BaseModel):
    x_request_id: UUID | None = None
    x_tag: list[str] = []


@router.get("/headers")
def headers(
    common: Annotated[Common, Header()],
    session: Annotated[str | None, Cookie()] = None,
    user_agent: Annotated[str | None, Header()] = None,
) -> Common:
    return common


T = TypeVar("T")


class Page(BaseModel, Generic[T]):
    rows: list[T]
    next: str | None


@router.get("/numbers")
def numbers(
    size: Annotated[int, Query(ge=1, le=20)] = 10,
    odd: bool = False,
    among: Annotated[set[int] | None, Query()] = None,
    near: Annotated[float | None, Query(ge=-1, le=1)] = None,
    on: date | None = None,
    within: timedelta = timedelta(days=1),
) -> Page[int]:
    rows = [n for n in range(20) if (not odd or n % 2) and (among is None or n in among)]
    return Page(rows=rows[:size], next=None)


@router.get("/page", response_class=HTMLResponse)
def page() -> str:
    return "<p>Hello</p>"


@router.get("/old", status_code=307, response_class=RedirectResponse)
def old() -> str:
    return "/page"


@router.post("/nothing", status_code=204)
def nothing(given: Annotated[dict[str, int], Body()]) -> None:
    return None
