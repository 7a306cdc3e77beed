"""Prints what mutagen finds in a file, as JSON: {key: [texts]} under the names of the format itself."""
import json
import sys

import mutagen


def texts(value):
    if hasattr(value, "text"):
        return [str(text) for text in value.text]
    values = value if isinstance(value, list) else [value]
    return [
        item.decode("utf-8") if isinstance(item, bytes) else str(item[0]) if isinstance(item, tuple) else str(item)
        for item in values
    ]


file = mutagen.File(sys.argv[1])
tags = file.tags if file is not None and file.tags is not None else {}
# Vorbis comments have names in any case.
print(json.dumps({key.upper(): texts(value) for key, value in dict(tags).items() if key[:4] not in ("APIC", "covr")}))
