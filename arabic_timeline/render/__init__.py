"""Timeline + registry + the shell that mkdocs built → every generated file of the site, as (path, text).

Writes nothing, knows no clock, starts no process.  What the builder has to do, step by step:

1. Run mkdocs (strict) with ``mkdocs.yml`` (or ``mkdocs.offline.yml``) into a temporary folder.  ``docs/`` is
   hand-written only: nothing generated is ever put there.
2. Read the shell: ``shell = {path: text}`` for every file of that folder for which ``render.is_shell(path)``
   holds (paths relative to it, with ``/``): the HTML pages, the search index and the sitemap.
3. ``settings = render.settings(mkdocs_config, templates=Path("templates"), built=…, offline=…, download=…)``.
4. For each ``path, text`` of ``render.pages(timeline, registry, settings=settings, shell=shell)`` write the file
   below that folder in UTF-8 with ``\\n`` line ends, over what mkdocs wrote there.  Each path comes once.
5. Delete what ``render.SURPLUS`` names (the sitemap's .gz copy, which is stale now, and the empty shell page).
6. Put the folder in the place of ``site/`` (or ``site-offline/``), changed files only; zip the offline one.  The
   online site offers the zip where ``download`` names it: build the offline copy first, copy the zip to
   ``<site>/<download>``.

``data(timeline, registry)`` is the value of ``site/data/timeline.json`` for commands that need no site.
"""
