"""How a stored file reaches a browser: as a download, never as a page."""

from __future__ import annotations

from collections.abc import Iterator

from django.http import StreamingHttpResponse
from django.utils.http import content_disposition_header


def download(content: Iterator[bytes], *, name: str, media_type: str, size: int) -> StreamingHttpResponse:
    """The file as an attachment. Whatever it holds, no browser runs it: no sniffing, and a sandbox without rights."""
    answer = StreamingHttpResponse(content, content_type=media_type)
    answer["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name) or "attachment"
    answer["Content-Length"] = str(size)
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
    answer["Cross-Origin-Resource-Policy"] = "same-origin"
    return answer
