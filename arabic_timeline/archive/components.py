"""What hangs together by pairs, found in SQL, so that it may be larger than the memory."""

from __future__ import annotations

from typing import Any


def found(connection: Any, edges: str, into: str) -> None:
    """A table ``into`` (id, lead) of all that stands in ``edges`` (a, b): everything that hangs together has one lead,
    the first of its ids.

    Each round takes the least lead of all neighbours, and the lead of that: the rounds grow with the logarithm of the
    longest way.
    """
    connection.execute(
        f"CREATE OR REPLACE TEMP TABLE near AS SELECT DISTINCT a, b FROM"
        f" (SELECT a, b FROM {edges} UNION ALL SELECT b, a FROM {edges}) WHERE a <> b"
    )
    connection.execute("CREATE OR REPLACE TEMP TABLE lead AS SELECT DISTINCT a AS id, a AS lead FROM near")
    while True:
        connection.execute(
            "CREATE OR REPLACE TEMP TABLE hooked AS SELECT id, min(lead) AS lead FROM ("
            " SELECT near.a AS id, lead.lead FROM near JOIN lead ON lead.id = near.b"
            " UNION ALL SELECT id, lead FROM lead) GROUP BY id"
        )
        connection.execute(
            "CREATE OR REPLACE TEMP TABLE jumped AS"
            " SELECT hooked.id, least(hooked.lead, over.lead) AS lead FROM hooked JOIN hooked AS over"
            " ON over.id = hooked.lead"
        )
        [(moved,)] = connection.execute(
            "SELECT count(*) FROM lead JOIN jumped USING (id) WHERE lead.lead <> jumped.lead"
        ).fetchall()
        connection.execute("CREATE OR REPLACE TEMP TABLE lead AS SELECT * FROM jumped")
        if not moved:
            break
    connection.execute(f"CREATE OR REPLACE TEMP TABLE {into} AS SELECT id, lead FROM lead")
