"""Files that are uploaded, one or several at a time, and downloaded."""

from typing import Annotated

from fastapi import APIRouter, File, Form, HTTPException, Response, UploadFile
from fastapi.responses import PlainTextResponse, StreamingResponse
from pydantic import BaseModel

from access import NOT_FOUND, UNAUTHORIZED, Caller, as_json
from planted import planted

router = APIRouter(prefix="/files", tags=["files"], responses=UNAUTHORIZED)


class Stored(BaseModel):
    id: int
    name: str
    title: str | None
    size: int
    content_type: str | None


contents: dict[int, bytes] = {}
stored: dict[int, Stored] = {}


def keep(name: str | None, title: str | None, content_type: str | None, content: bytes) -> Stored:
    number = max(stored, default=0) + 1
    contents[number] = content
    stored[number] = Stored(
        id=number, name=name or "", title=title, size=len(content), content_type=content_type
    )
    return stored[number]


def found(file_id: int) -> Stored:
    if file_id not in stored:
        raise HTTPException(404, "File not found")
    return stored[file_id]


@router.post("", status_code=201)
async def upload(
    caller: Caller,
    file: UploadFile,
    response: Response,
    title: Annotated[str | None, Form(max_length=80)] = None,
) -> Stored:
    kept = keep(file.filename, title, file.content_type, await file.read())
    response.headers["Location"] = f"/files/{kept.id}"
    return kept


@router.post("/several")
async def upload_several(caller: Caller, files: list[UploadFile], folder: Annotated[str, Form()] = "/") -> list[str]:
    return [f"{folder}{file.filename}" for file in files]


@router.post("/sizes")
def size(caller: Caller, data: Annotated[bytes, File()], note: Annotated[bytes | None, File()] = None) -> dict[str, int]:
    return {"data": len(data), "note": len(note or b"")}


@router.get("/{file_id}", responses=NOT_FOUND)
def read_file(caller: Caller, file_id: int) -> Stored:
    return found(file_id)


@router.get("/{file_id}/content", response_class=StreamingResponse, responses=as_json(401, 404))
def download(caller: Caller, file_id: int) -> StreamingResponse:
    found(file_id)
    return StreamingResponse(iter([contents[file_id]]), media_type="application/octet-stream")


@router.get("/{file_id}/name", response_class=PlainTextResponse, responses=as_json(401, 404))
def name(caller: Caller, file_id: int) -> str:
    return found(file_id).name


@router.delete("/{file_id}", status_code=204, responses=NOT_FOUND)
def delete_file(caller: Caller, file_id: int) -> None:
    found(file_id)
    del stored[file_id], contents[file_id]
