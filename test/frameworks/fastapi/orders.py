"""Orders that are paid in one of several ways: a union that a member tells apart."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Literal

from fastapi import APIRouter, BackgroundTasks, HTTPException, Path, Response
from fastapi.responses import JSONResponse
from pydantic import BaseModel, Field, SecretStr

from access import NOT_FOUND, UNAUTHORIZED, Caller
from planted import planted

router = APIRouter(prefix="/orders", tags=["orders"], responses=UNAUTHORIZED)


class Card(BaseModel):
    method: Literal["card"]
    number: Annotated[str, Field(pattern=r"^\d{16}$")]
    expires: date


class Transfer(BaseModel):
    method: Literal["transfer"]
    iban: Annotated[str, Field(min_length=15, max_length=34)]
    reference: str | None = None


class Voucher(BaseModel):
    method: Literal["voucher", "coupon"]
    code: Annotated[str, Field(min_length=4, max_length=12)]


Payment = Annotated[Card | Transfer | Voucher, Field(discriminator="method")]


class OrderIn(BaseModel):
    payment: Payment
    amount: Annotated[Decimal, Field(gt=0, le=1000)]
    pin: Annotated[SecretStr, Field(min_length=4)]
    labels: dict[str, str] = {}
    corner: tuple[int, int] | None = None


class Order(BaseModel):
    id: int
    payment: Payment
    amount: Decimal
    labels: dict[str, str]
    corner: tuple[int, int] | None
    parent: "Order | None" = None


OrderId = Annotated[int, Path(ge=1)]
orders: dict[int, Order] = {}


def found(order_id: int) -> Order:
    if order_id not in orders:
        raise HTTPException(404, "Order not found")
    return orders[order_id]


@router.post("", status_code=201)
def create_order(caller: Caller, order: OrderIn, response: Response) -> Order:
    if planted("transfers-fail") and order.payment.method == "transfer":
        raise RuntimeError("no bank")
    made = Order(id=max(orders, default=0) + 1, **order.model_dump(exclude={"pin"}))
    orders[made.id] = made
    response.headers["Location"] = f"/orders/{made.id}"
    return made


@router.get("/{order_id}", responses=NOT_FOUND)
def read_order(caller: Caller, order_id: OrderId) -> Order:
    return found(order_id)


@router.get("/{order_id}/payment", responses=NOT_FOUND)
def read_payment(caller: Caller, order_id: OrderId) -> Payment:
    payment = found(order_id).payment
    if planted("wrong-discriminator"):
        return JSONResponse({**payment.model_dump(mode="json"), "method": "transfer"})
    return payment


@router.post("/{order_id}/invoice", status_code=202, responses=NOT_FOUND)
def send_invoice(caller: Caller, order_id: OrderId, tasks: BackgroundTasks) -> dict[str, str]:
    order = found(order_id)
    tasks.add_task(order.labels.update, invoice="sent")
    return {"status": "queued"}


@router.delete("/{order_id}", status_code=204, responses=NOT_FOUND)
def delete_order(caller: Caller, order_id: OrderId) -> None:
    found(order_id)
    del orders[order_id]
