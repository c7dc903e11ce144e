"""Items with a price (Decimal), members that can be null, and lists that are filtered, sorted and cut."""

from datetime import UTC, datetime
from decimal import Decimal
from enum import Enum
from typing import Annotated, Literal
from uuid import UUID, uuid4

from fastapi import APIRouter, HTTPException, Query, Response
from fastapi.responses import JSONResponse
from pydantic import BaseModel, ConfigDict, Field, HttpUrl

from access import NOT_FOUND, UNAUTHORIZED, Caller, Problem
from planted import PLANTED, planted

router = APIRouter(prefix="/items", tags=["items"], responses=UNAUTHORIZED)


class Kind(str, Enum):
    book = "book"
    tool = "tool"


Price = Annotated[Decimal, Field(ge=0, max_digits=8, decimal_places=2)]


class ItemIn(BaseModel):
    model_config = ConfigDict(extra="forbid")

    name: Annotated[str, Field(min_length=1, max_length=40)]
    kind: Kind
    price: Price
    discount: Annotated[float, Field(gt=0, lt=1)] | None = None
    quantity: Annotated[int, Field(ge=0, le=10_000)] = 0
    tags: Annotated[set[str], Field(max_length=5)] = set()
    homepage: HttpUrl | None = None
    note: str | None = None


class ItemChange(BaseModel):
    name: Annotated[str, Field(min_length=1, max_length=40)] | None = None
    price: Price | None = None
    note: str | None = None


class Item(ItemIn):
    id: UUID
    created_at: datetime
    updated_at: datetime | None
    sold: bool


class Filters(BaseModel):
    model_config = ConfigDict(extra="forbid")

    kind: list[Kind] = []
    min_price: Price | None = None
    created_after: datetime | None = None
    sold: bool | None = None
    order_by: Literal["name", "created_at"] = "created_at"
    limit: Annotated[int, Field(ge=1, le=100)] = 50
    offset: Annotated[int, Field(ge=0)] = 0


items: dict[UUID, Item] = {}


def answered(item: Item) -> Item | JSONResponse:
    """An item as it is, or with the mistake that is planted: what is a response is not looked at by FastAPI."""
    changes = {
        "price-as-number": {"price": float(item.price) / 3},
        "sold-is-null": {"sold": None},
    }.get(PLANTED)
    return item if changes is None else JSONResponse({**item.model_dump(mode="json"), **changes})


def found(item_id: UUID) -> Item:
    item = items.get(item_id)
    if item is None:
        raise HTTPException(404, "Item not found")
    return item


@router.get("")
def list_items(caller: Caller, filters: Annotated[Filters, Query()]) -> list[Item]:
    kinds = filters.kind
    after = filters.created_after
    if after is not None and after.tzinfo is None:
        after = after.replace(tzinfo=UTC)
    chosen = [
        item
        for item in items.values()
        if (not kinds or item.kind in kinds)
        and (filters.min_price is None or item.price >= filters.min_price)
        and (after is None or item.created_at > after)
        and (filters.sold is None or item.sold == filters.sold)
    ]
    chosen.sort(key=lambda item: getattr(item, filters.order_by))
    return chosen[filters.offset : filters.offset + filters.limit]


@router.post("", status_code=201)
def create_item(caller: Caller, item: ItemIn, response: Response) -> Item:
    if planted("long-text-fails") and len(item.note or "") > 1000:
        raise RuntimeError("out of paper")
    made = Item(**item.model_dump(), id=uuid4(), created_at=datetime.now(UTC), updated_at=None, sold=False)
    items[made.id] = made
    response.headers["Location"] = f"/items/{made.id}"
    return made


@router.get("/{item_id}", responses=NOT_FOUND)
def read_item(caller: Caller, item_id: UUID) -> Item:
    return answered(found(item_id))


@router.put("/{item_id}", responses=NOT_FOUND)
def replace_item(caller: Caller, item_id: UUID, item: ItemIn) -> Item:
    before = found(item_id)
    items[item_id] = before.model_copy(
        update={**dict(item), "updated_at": datetime.now(UTC)},
    )
    return items[item_id]


@router.patch("/{item_id}", responses={**NOT_FOUND, 409: {"model": Problem}})
def change_item(caller: Caller, item_id: UUID, change: ItemChange) -> Item:
    before = found(item_id)
    given = {name: getattr(change, name) for name in change.model_fields_set}
    if given.get("name", "") is None or given.get("price", 0) is None:
        raise HTTPException(409, "An item has a name and a price")
    items[item_id] = before.model_copy(update={**given, "updated_at": datetime.now(UTC)})
    return items[item_id]


@router.delete("/{item_id}", status_code=204, responses=NOT_FOUND)
def delete_item(caller: Caller, item_id: UUID) -> None:
    found(item_id)
    del items[item_id]
