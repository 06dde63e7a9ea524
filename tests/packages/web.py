"""
A web folder that is right, not made by our writer, and ways to break it, each in one way.
"""

from __future__ import annotations

import json

from tests.packages.changes import Change, Tree, both, drop, into_folder, move, put, swap_first


PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Water</title><meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="look/style.css"><link rel="canonical" href="https://example.org/water">
<script src="play.js" defer></script></head>
<body><p id="top">See <a href="https://example.org/">the web</a>, <a href="more/two.html#end">page two</a> or <a href="#top">above</a>.</p>
<img src="media/a%20well.png" srcset="media/a%20well.png 1x, media/well-2.png 2x" alt="A well"><img src="data:," alt=""></body></html>
"""
SECOND = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Two</title><meta name="viewport" content="width=device-width, initial-scale=1"></head>
<body><p id="end"><a href="../index.html">back</a> <a href="#end">here</a> <img src="../media/well-2.png" alt=""></p></body></html>
"""
UNIT = 'clic.unit("wells",{"kind":"page","html":"<p>Look:</p><img src=\\"media/well-2.png\\" alt=\\"\\">","parts":["quiz"]});\n'
PNG = b"\x89PNG\r\n\x1a\n"


def valid_tree() -> Tree:
    tree = {
        "index.html": PAGE.encode(),
        "more/two.html": SECOND.encode(),
        "look/style.css": b"p{color:navy}",
        "play.js": b"var clic = {};",
        "units/wells.js": UNIT.encode(),
        "media/a well.png": PNG,
        "media/well-2.png": PNG,
        "media/map.svg": b'<svg xmlns="http://www.w3.org/2000/svg"></svg>',
        "START.txt": b"Open index.html",
    }
    said = {"format": "web", "title": "Water", "edition": "water 1 \u00b7 en", "files": sorted(tree)}
    return tree | {"clic.json": json.dumps(said).encode()}


def swap(old: str, new: str, member: str = "index.html") -> Change:
    return swap_first(old, new, member)


def without_list(tree: Tree) -> None:
    tree["clic.json"] = b'{"format": "web"}'


END = "</body>"
BROKEN: list[tuple[str, str, Change]] = [
    ("WEB001", "no index.html", drop("index.html")),
    ("WEB002", "the folder is zipped", into_folder),
    ("WEB003", "a script is lost", drop("play.js")),
    ("WEB003", "a unit is lost", drop("units/wells.js")),
    ("WEB003", "an image is lost that a unit shows", drop("media/well-2.png")),
    ("WEB004", "a page asks for an image that never was", swap(END, '<img src="media/no.png" alt="">' + END)),
    ("WEB004", "a unit asks for an image that never was", swap("media/well-2.png", "media/no.png", "units/wells.js")),
    ("WEB004", "a link leads nowhere", swap("more/two.html#end", "more/three.html")),
    ("WEB005", "a path from the root", swap("more/two.html#end", "/more/two.html")),
    ("WEB005", "a path above the folder", swap("more/two.html#end", "../two.html")),
    ("WEB005", "a path of one computer", swap("more/two.html#end", "file:///C:/course/two.html")),
    ("WEB005", "a drive", swap("more/two.html#end", "C:\\course\\two.html")),
    ("WEB006", "capitals in a reference", swap('src="media/a%20well.png"', 'src="Media/a%20well.png"')),
    ("WEB007", "a script from the web", swap(END, '<script src="https://example.org/x.js"></script>' + END)),
    ("WEB007", "a style from the web, without scheme", swap("<body>", '<link rel="stylesheet" href="//example.org/x.css"><body>')),
    ("WEB008", "an image from the web", swap(END, '<img src="https://example.org/x.png" alt="">' + END)),
    ("WEB008", "a video from the web in a unit", swap("<p>Look:</p>", "<video src='https://example.org/x.mp4'></video>", "units/wells.js")),
    ("WEB009", "a module script", swap(' src="play.js" defer', ' src="play.js" type="module"')),
    ("WEB010", "a device's name", put("media/aux.txt")),
    ("WEB010", "a colon", put("media/12:30.txt")),
    ("WEB010", "a dot at the end", put("media/well.")),
    ("WEB011", "a long path", put("media/" + "w" * 200 + ".txt")),
    ("WEB012", "no START.txt", drop("START.txt")),
    ("WEB013", "no list of files", without_list),
    ("WEB013", "clic.json is cut off", put("clic.json", b'{"format": "web", "title":')),
    ("WEB014", "a place that is not there", swap('href="#end"', 'href="#bottom"', "more/two.html")),
    ("WEB014", "a place that is not on the other page", swap("two.html#end", "two.html#start")),
    ("WEB015", "an id twice", swap('<p id="top">', '<p id="top"></p><p id="top">')),
    ("WEB016", "no title", swap("<title>Water</title>", "")),
    ("WEB016", "an empty title", swap("<title>Water</title>", "<title> </title>")),
    ("WEB017", "no language", swap('<html lang="en">', "<html>")),
    ("WEB018", "another encoding", swap('<meta charset="utf-8">', '<meta charset="iso-8859-1">')),
    ("WEB018", "no encoding, and an accent", both(swap('<meta charset="utf-8">', ""), swap("page two", "page deux, l'été"))),
    ("WEB019", "Latin-1", put("more/two.html", SECOND.replace("back", "é").encode("latin-1"))),
    ("WEB020", "no first line", swap("<!doctype html>", "")),
    ("WEB021", "a base", swap("<title>Water</title>", '<title>Water</title><base href="./">')),
    ("WEB022", "a page that loads again", swap("<title>Water</title>", '<title>Water</title><meta http-equiv="refresh" content="60">')),
    ("WEB023", "a form", swap(END, '<form action="https://example.org/in"></form>' + END)),
    ("WEB024", "a script with crossorigin", swap(' src="play.js" defer', ' src="play.js" defer crossorigin')),
    ("WEB025", "a picture of a style", put("look/style.css", b"p{background:url(../media/no.png)}")),
    ("WEB025", "a style of a style", put("look/style.css", b"@import 'no.css';")),
    ("WEB026", "a font from the web", put("look/style.css", b"@font-face{src:url('https://example.org/x.woff2')}")),
    ("WEB005", "a style from the root", put("look/style.css", b"p{background:url(/media/well-2.png)}")),
    ("WEB006", "capitals in a style", put("look/style.css", b"p{background:url(../media/Well-2.png)}")),
    ("WEB027", "fetch", put("play.js", b'fetch("units/wells.js")')),
    ("WEB027", "XMLHttpRequest", put("play.js", b"new XMLHttpRequest()")),
    ("WEB028", "a worker", put("play.js", b'new Worker("w.js")')),
    ("WEB029", "import", put("play.js", b'import("./w.js")')),
    ("WEB029", "export", put("play.js", b"export const a = 1;")),
    ("WEB030", "a cookie", put("play.js", b'document.cookie = "a=b"')),
    ("WEB031", "two names in other letters", put("look/Style.css", b"p{}")),
    ("WEB032", "an accent apart", put("media/cafe\u0301.txt")),
    ("WEB033", "what Windows leaves", put("media/Thumbs.db")),
    ("WEB033", "a shortcut", put("course.lnk")),
    ("WEB034", "a program", put("start.exe")),
    ("WEB035", "a page for a server", put("more/list.php")),
    ("WEB036", "a zip in the zip", put("media/all.zip")),
    ("WEB037", "a file of somebody's", put("media/notes.txt")),
    ("WEB038", "capitals in index.html", move("index.html", "Index.html")),
    ("WEB039", "START.txt in Latin-1", put("START.txt", "Ouvrez index.html, déjà".encode("latin-1"))),
    ("WEB040", "START.txt says nothing", put("START.txt", b"Welcome")),
    ("WEB041", "an empty style sheet", put("look/style.css", b"")),
    ("WEB041", "an empty unit", put("units/wells.js", b"\n")),
    ("WEB042", "a GIF called PNG", put("media/well-2.png", b"GIF89a")),
    ("WEB043", "a drawing cut off", put("media/map.svg", b"<svg>")),
    ("WEB044", "a drawing with a script", put("media/map.svg", b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')),
    ("WEB044", "a drawing that starts one", put("media/map.svg", b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')),
    ("WEB045", "a unit cut off", put("units/wells.js", UNIT.encode()[:-20])),
    ("WEB046", "a film for one system", put("media/talk.wmv")),
    ("WEB047", "no viewport", swap('<meta name="viewport" content="width=device-width, initial-scale=1">', "")),
    ("WEB048", "sound by itself", swap(END, '<audio src="data:," autoplay></audio>' + END)),
    ("WEB049", "a picture without words", swap('src="data:," alt=""', 'src="data:,"')),
    ("WEB050", "a frame without title", swap(END, '<iframe src="more/two.html"></iframe>' + END)),
]
