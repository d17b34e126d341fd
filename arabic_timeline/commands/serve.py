"""`serve`: the site on this machine, rebuilt on every change; errors leave the last good one in view."""

from __future__ import annotations

from pathlib import Path

import click

from arabic_timeline.commands import build, options


@click.command("serve")
@options.data_option
@options.claims_option
@options.months_option
@click.option("--output", type=options.FOLDER, help="Folder of the site (default: site).")
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=8000, show_default=True)
@click.pass_obj
def command(
    root: Path, data: Path | None, without_claims: bool, months: str | None, output: Path | None, host: str, port: int
) -> None:
    """Preview the site, and rebuild it on every change of data/, docs/, templates/ or mkdocs.yml."""
    from mkdocs.livereload import LiveReloadServer

    order = build.Order(
        root=root,
        data=options.here(data, root, "data"),
        output=options.here(output, root, "site"),
        built=options.today(None),
        claims=not without_claims,
        months=months,
    )

    def rebuild() -> None:
        try:
            build.run(order)
        except click.ClickException as error:
            click.echo(f"error: {error.format_message()}", err=True)

    rebuild()
    try:
        server = LiveReloadServer(rebuild, host=host, port=port, root=str(order.output.resolve()), mount_path="/")
    except OSError as error:
        raise click.ClickException(f"http://{host}:{port}/: {error.strerror}; choose another --port") from None
    for watched in (order.data, root / "docs", root / "templates", root / "mkdocs.yml"):
        if watched.exists():
            server.watch(str(watched))
    click.echo(f"Preview: http://{host}:{port}/ (Ctrl-C ends it)")
    try:
        server.serve()  # type: ignore[no-untyped-call]  # mkdocs leaves this one untyped
    except KeyboardInterrupt:
        server.shutdown()
