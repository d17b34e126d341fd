"""The SBOM with what lies in the tree itself, and a statement of how the files of dist/ were built (in-toto, SLSA)."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import os
import platform
import subprocess
import tarfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
DIST = ROOT / "dist"


def main() -> None:
    """Write dist/sbom.cdx.json, dist/provenance.intoto.json and dist/SHA256SUMS; the source once more, of its day."""
    for path in DIST.glob("*.tar.gz"):
        repack(path, _epoch())
    sbom = json.loads((ROOT / ".build" / "sbom.json").read_text(encoding="utf-8"))
    sbom["components"] = [*sbom.get("components", []), *map(_component, _bundled())]
    _write("sbom.cdx.json", sbom)
    made = sorted(path for path in DIST.iterdir() if path.name not in ("provenance.intoto.json", "SHA256SUMS"))
    _write("provenance.intoto.json", _statement(made))
    sums = "".join(f"{_digest(path)}  {path.name}\n" for path in sorted(DIST.iterdir()) if path.name != "SHA256SUMS")
    (DIST / "SHA256SUMS").write_text(sums, encoding="utf-8")
    print(sums, end="")


def repack(path: Path, epoch: int) -> None:
    """Write a tar.gz anew, in order, with one day and nobody's name: the same bytes wherever it was packed."""
    with tarfile.open(path) as packed:
        members = [(one, packed.extractfile(one)) for one in packed.getmembers()]
        found = sorted(((one, file.read() if file else b"") for one, file in members), key=lambda pair: pair[0].name)
    plain = io.BytesIO()
    with tarfile.open(fileobj=plain, mode="w", format=tarfile.GNU_FORMAT) as out:
        for one, content in found:
            new = tarfile.TarInfo(one.name)
            new.type, new.linkname, new.size, new.mtime = one.type, one.linkname, len(content), epoch
            new.mode = 0o755 if one.isdir() or one.mode & 0o100 else 0o644
            out.addfile(new, io.BytesIO(content))
    path.write_bytes(gzip.compress(plain.getvalue(), mtime=epoch))


def _epoch() -> int:
    return int(os.environ.get("SOURCE_DATE_EPOCH") or 0)


def _bundled() -> list[dict[str, str]]:
    rows: list[dict[str, str]] = json.loads((ROOT / "requirements" / "bundled.json").read_text(encoding="utf-8"))
    return rows


def _component(row: dict[str, str]) -> dict[str, Any]:
    return {
        "type": "file" if row["kind"] == "font" else "data",
        "bom-ref": f"bundled:{row['path']}",
        "name": row["name"],
        "licenses": [{"license": {"name" if " " in row["licence"] else "id": row["licence"]}}],
        "hashes": [{"alg": "SHA-256", "content": _digest(ROOT / row["path"])}],
        "externalReferences": [{"type": "distribution", "url": row["from"]}],
    }


def _statement(made: list[Path]) -> dict[str, Any]:
    """in-toto Statement v1 with the predicate of SLSA provenance v1."""
    commit = _git("rev-parse", "HEAD")
    pins = sorted((ROOT / "requirements").glob("*.txt"))
    epoch = _epoch()
    return {
        "_type": "https://in-toto.io/Statement/v1",
        "subject": [{"name": path.name, "digest": {"sha256": _digest(path)}} for path in made],
        "predicateType": "https://slsa.dev/provenance/v1",
        "predicate": {
            "buildDefinition": {
                "buildType": "make release",
                "externalParameters": {"clean": not _git("status", "--porcelain")},
                "internalParameters": {"python": platform.python_version()},
                "resolvedDependencies": [
                    {"name": "source", "digest": {"gitCommit": commit}},
                    *({"name": f"requirements/{path.name}", "digest": {"sha256": _digest(path)}} for path in pins),
                ],
            },
            "runDetails": {
                "builder": {"id": os.environ.get("GITHUB_WORKFLOW_REF") or "a machine of a developer"},
                "metadata": {"startedOn": datetime.fromtimestamp(epoch, UTC).isoformat().replace("+00:00", "Z")},
            },
        },
    }


def _git(*words: str) -> str:
    return subprocess.run(["git", *words], cwd=ROOT, capture_output=True, text=True).stdout.strip()


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _write(name: str, value: dict[str, Any]) -> None:
    (DIST / name).write_text(json.dumps(value, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
