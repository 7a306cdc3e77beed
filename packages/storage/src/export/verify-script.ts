/**
 * The program that comes with every export and proves it without Deadwax. It needs Python 3.8 and nothing else.
 * Numbers are kept as they are written, so that hashing them again needs no rules for printing numbers.
 */
export const VERIFY_FILE = "verify.py";

export const VERIFY_SCRIPT = String.raw`#!/usr/bin/env python3
"""Proves this export without Deadwax: files, chain, ledger, personal values, and that things are as their history says."""
import hashlib, itertools, json, os, sys

class Number(str): pass

def lines(name):
    with open(os.path.join(HERE, name), encoding="utf-8", newline="\n") as file:
        for line in file: yield json.loads(line, parse_int=Number, parse_float=Number)

def canonical(value):  # RFC 8785
    if isinstance(value, dict):
        keys = sorted(value, key=lambda key: key.encode("utf-16-be"))
        return "{" + ",".join(canonical(key) + ":" + canonical(value[key]) for key in keys) + "}"
    if isinstance(value, list): return "[" + ",".join(map(canonical, value)) + "]"
    return str(value) if isinstance(value, Number) else json.dumps(value, ensure_ascii=False)

def sha256(text): return hashlib.sha256(text.encode("utf-8")).hexdigest()
def check(holds, finding): holds or sys.exit("NOT VALID: " + finding)

HERE = os.path.dirname(os.path.abspath(__file__))
for line in open(os.path.join(HERE, "SHA256SUMS"), encoding="utf-8"):
    want, name, digest = line[:64], line[66:].rstrip("\n"), hashlib.sha256()
    with open(os.path.join(HERE, name), "rb") as file:
        for block in iter(lambda: file.read(1 << 20), b""): digest.update(block)
    check(digest.hexdigest() == want, name + " was changed")
groups = itertools.groupby(lines("changes.jsonl"), lambda change: int(change["operationSequence"]))
ledger, group, previous, last, things, count = lines("ledger.jsonl"), next(groups, None), "0" * 64, {}, {}, [0, 0]
for operation in lines("operations.jsonl"):
    count[0] += 1
    where = "operation %d" % count[0]
    check(int(operation["sequence"]) == count[0] and operation["previousHash"] == previous, where + " is out of order")
    changes, entries = [], []
    if group and group[0] == count[0]:
        changes = [{key: change[key] for key in ("kind", "entityId", "before", "after")} for change in group[1]]
        group = next(groups, None)
    for change in changes:
        key = (change["kind"], change["entityId"])
        if change["after"] is None: things.pop(key, None)
        else: things.setdefault(key, {}).update(change["after"])
    if operation["ledgerFrom"]: entries = list(itertools.islice(ledger, int(operation["ledgerTo"]) - int(operation["ledgerFrom"]) + 1))
    for entry in entries:
        count[1] += 1
        number = (entry["prefixCode"], entry["year"], int(entry["designation"]))
        check(int(entry["sequence"]) == count[1], "ledger entry %d is out of order" % count[1])
        check(int(entry["previous"]) == last.get(number, 0), "the number of ledger entry %d has two stories" % count[1])
        last[number] = count[1]
    link = {key: operation[key] for key in ("sequence", "id", "at", "action", "parameters", "undoes", "previousHash")}
    link.update(actor={"$personal": operation["actor"]}, changes=changes, ledger=entries)
    check(sha256(canonical(link)) == operation["hash"], where + " was changed")
    previous = operation["hash"]
check(group is None and next(ledger, None) is None, "there are changes or ledger entries that no operation made")
known = {}
for personal in lines("personal-values.jsonl"):
    known[personal["commitment"]] = personal["value"]
    check(sha256(personal["salt"] + "\n" + canonical(personal["value"])) == personal["commitment"], "a personal value was changed")
for kind in sorted(name[:-6] for name in os.listdir(os.path.join(HERE, "entities"))):
    for entity in lines("entities/" + kind + ".jsonl"):
        told = things.pop((kind, entity["id"]), None)
        check(told is not None or kind == "catalog", kind + " " + entity["id"] + " has no history")
        for field, value in (told or {}).items():
            if isinstance(value, dict) and "$personal" in value: value = known.get(value["$personal"], entity[field])  # erased: nothing to compare
            check(entity[field] == value, "%s of %s %s is not what its history says" % (field, kind, entity["id"]))
check(not things, "%d things of the history are missing" % len(things))
print("VALID: %d operations, %d ledger entries, last hash %s" % (count[0], count[1], previous))
`;
