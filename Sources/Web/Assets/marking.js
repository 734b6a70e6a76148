// Drawing on a photo: blurs, arrows, circles, numbers, words, a crop and quarter turns, by pointer or by keyboard alone.
// Nothing is burned in here: the drawings go to the server as JSON, and what is seen is only what they will look like.
// Long, because every part of it works on the one value `marks`: what is drawn and can be undone.
"use strict";

(() => {
  const form = document.getElementById("marking");
  if (!form) return;
  document.documentElement.classList.add("is-marking");
  form.hidden = false;

  const $ = (selector, root = form) => root.querySelector(selector);
  const $$ = (selector, root = form) => [...root.querySelectorAll(selector)];
  const words = JSON.parse(form.dataset.words);
  const fill = (text, values = {}) => text.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
  const say = (text) => { $("#marking-said").textContent = text; };
  const part = (name) => $(`[data-part="${name}"]`);

  // MARK: What is drawn, as the server keeps it

  // Ten-thousandths of the upright, uncropped picture's sides; the least side of a box.
  const WHOLE = 10000, LEAST = 100, MOST = 60;
  const WHOLE_BOX = { x: 0, y: 0, w: WHOLE, h: WHOLE };
  // Each with what surrounds it; as the picture worker draws.
  const LIGHT = "#ffffff", DARK = "#16181d";
  const COLOURS = { red: ["#c81e1e", LIGHT], yellow: ["#f4b400", DARK], blue: ["#1d4fd7", LIGHT], black: [DARK, LIGHT], white: [LIGHT, DARK] };
  const BOXES = ["blur", "circle"];
  const input = form.elements.marks;
  let nextKey = 1;
  const keyed = (shape) => ({ ...shape, key: nextKey++ });

  /** Blurs first: nothing that was drawn to be seen is ever under one. */
  const sorted = (shapes) => [...shapes.filter((s) => s.kind === "blur"), ...shapes.filter((s) => s.kind !== "blur")];
  const read = (json) => {
    const { shapes = [], crop = null, turn = 0 } = JSON.parse(json || "{}");
    return { shapes: sorted(shapes).map(keyed), crop, turn };
  };
  const isSaid = (shape) => shape.kind !== "text" || shape.text.trim() !== "";
  const written = ({ shapes, crop, turn }) => JSON.stringify({
    shapes: shapes.filter(isSaid).map(({ key, ...shape }) => shape), ...(crop ? { crop } : {}), turn,
  });

  let marks = read(input.value);
  const saved = written(read(form.dataset.saved));
  const isChanged = () => written(marks) !== saved;
  const isEmpty = () => !marks.shapes.length && !marks.crop && !marks.turn;

  // MARK: What the tab itself remembers, for what no server has yet

  const memory = {
    key: `marks:${form.getAttribute("action")}`,
    source: form.elements.source.value,
    keep() { try { sessionStorage.setItem(this.key, JSON.stringify({ source: this.source, marks: written(marks) })); } catch { /* full or forbidden: the page still has it */ } },
    forget() { try { sessionStorage.removeItem(this.key); } catch { /* as above */ } },
    restore() {
      let kept = null;
      try { kept = JSON.parse(sessionStorage.getItem(this.key) ?? "null"); } catch { return; }
      if (!kept || kept.marks === input.value) return;
      // Drawn on another picture than the one that stands now.
      if (kept.source !== this.source) return this.forget();
      marks = read(kept.marks);
      say(words.restored);
    },
  };

  // MARK: Steps that can be undone

  const past = [], future = [];
  let before = null, lastStep = "", lastAt = 0;

  const begin = () => { before ??= JSON.stringify(marks); };
  /** Ends what `begin` began. Steps of the same name that follow each other quickly are one. */
  const commit = (name = "") => {
    const isNew = before !== null && before !== JSON.stringify(marks);
    if (isNew) {
      if (!name || name !== lastStep || Date.now() - lastAt > 1000) past.push(before);
      [lastStep, lastAt] = [name, Date.now()];
      future.length = 0;
      keep();
    }
    before = null;
    draw();
  };
  const cancel = () => {
    if (before !== null) marks = JSON.parse(before);
    before = null;
    draw();
  };
  const keep = () => {
    input.value = written(marks);
    if (isChanged()) memory.keep(); else memory.forget();
  };
  const travel = (from, to, done, nothing) => {
    if (!from.length) return say(nothing);
    const now = JSON.stringify(marks);
    to.push(now);
    // A text that was begun and never written is no step of its own.
    do {
      marks = JSON.parse(from.pop());
      marks.shapes = marks.shapes.filter(isSaid);
    } while (from.length && JSON.stringify(marks) === now);
    lastStep = "";
    if (!find(chosen)) chosen = null;
    keep();
    draw();
    // What had the focus may be gone.
    if (document.activeElement === document.body) focusOn(chosen);
    say(done);
  };
  const undo = () => travel(past, future, words.undone, words.nothingUndone);
  const redo = () => travel(future, past, words.redone, words.nothingRedone);

  // MARK: From the upright picture to what is seen, which may be turned, and back

  const turned = ({ x, y }) => [
    { x, y }, { x: WHOLE - y, y: x }, { x: WHOLE - x, y: WHOLE - y }, { x: y, y: WHOLE - x },
  ][marks.turn];
  const upright = ({ x, y }) => [
    { x, y }, { x: y, y: WHOLE - x }, { x: WHOLE - x, y: WHOLE - y }, { x: WHOLE - y, y: x },
  ][marks.turn];
  const span = (a, b) => ({ x: Math.min(a.x, b.x), y: Math.min(a.y, b.y), w: Math.abs(a.x - b.x), h: Math.abs(a.y - b.y) });
  const corner = ({ x, y, w, h }) => ({ x: x + w, y: y + h });
  const turnedBox = (box) => span(turned(box), turned(corner(box)));
  const uprightBox = (box) => span(upright(box), upright(corner(box)));
  const clamp = (value, low = 0, high = WHOLE) => Math.round(Math.min(Math.max(value, low), high));
  const inside = (point) => ({ x: clamp(point.x), y: clamp(point.y) });
  const insideBox = (box, least) => {
    const w = clamp(box.w, least), h = clamp(box.h, least);
    return { x: clamp(box.x, 0, WHOLE - w), y: clamp(box.y, 0, WHOLE - h), w, h };
  };

  /** What one takes hold of, as seen: a box, or the ends of an arrow, or a point. */
  const seen = (item) => {
    if (item.kind === "arrow") return { from: turned(item), to: turned({ x: item.toX, y: item.toY }) };
    if (item.kind === "number" || item.kind === "text") return { point: turned(item) };
    return { box: turnedBox(item) };
  };
  const put = (item, place) => {
    if (place.box) return Object.assign(item, uprightBox(insideBox(place.box, item.kind === "crop" ? 500 : LEAST)));
    if (place.point) return Object.assign(item, upright(inside(place.point)));
    const to = upright(inside(place.to));
    Object.assign(item, upright(inside(place.from)), { toX: to.x, toY: to.y });
    if (item.x === item.toX && item.y === item.toY) item.toX += item.toX < WHOLE ? 1 : -1;
  };
  const middle = (item) => {
    const { box, to, point } = seen(item);
    return to ?? point ?? { x: box.x + box.w / 2, y: box.y + box.h / 2 };
  };

  const shift = (item, start, dx, dy) => {
    const { box, from, to, point } = start;
    const add = (p) => ({ x: p.x + dx, y: p.y + dy });
    if (box) return put(item, { box: { ...box, ...add(box) } });
    if (point) return put(item, { point: add(point) });
    dx = Math.min(Math.max(dx, -Math.min(from.x, to.x)), WHOLE - Math.max(from.x, to.x));
    dy = Math.min(Math.max(dy, -Math.min(from.y, to.y)), WHOLE - Math.max(from.y, to.y));
    put(item, { from: add(from), to: add(to) });
  };
  const stretch = (item, dx, dy) => {
    const { box, from, to } = seen(item);
    if (box) put(item, { box: { ...box, w: Math.min(box.w + dx, WHOLE - box.x), h: Math.min(box.h + dy, WHOLE - box.y) } });
    else if (to) put(item, { from, to: { x: to.x + dx, y: to.y + dy } });
  };
  /** Pulls the sides that `handle` names (n, s, e, w), or an end of an arrow. */
  const pull = (item, start, handle, dx, dy) => {
    const end = start[handle];
    if (end) return put(item, { ...start, [handle]: { x: end.x + dx, y: end.y + dy } });
    const { x, y, w, h } = start.box;
    const by = (side, distance) => handle.includes(side) ? distance : 0;
    const a = { x: x + by("w", dx), y: y + by("n", dy) }, b = { x: x + w + by("e", dx), y: y + h + by("s", dy) };
    put(item, { box: span(inside(a), inside(b)) });
  };

  // MARK: What is chosen

  let tool = form.hasAttribute("data-blur-only") ? "blur" : "choose";
  let colour = "red";
  let chosen = null;

  const cropItem = () => ({ kind: "crop", key: "crop", ...(marks.crop ?? WHOLE_BOX) });
  const find = (key) => key === "crop" ? (marks.crop || tool === "crop" ? cropItem() : null) : marks.shapes.find((s) => s.key === key) ?? null;
  /** Changes the chosen thing; a frame around everything is none. */
  const change = (item, act) => {
    act(item);
    if (item.kind !== "crop") return;
    const { x, y, w, h } = item;
    marks.crop = w === WHOLE && h === WHOLE ? null : { x, y, w, h };
  };
  const choose = (key) => {
    if (chosen === key) return;
    chosen = key;
    const item = find(key);
    if (item?.colour) pickColour(item.colour);
    draw();
  };
  const pickColour = (name) => {
    colour = name;
    const radio = $(`[name="colour"][value="${name}"]`);
    if (radio) radio.checked = true;
  };

  const title = (text) => text[0].toUpperCase() + text.slice(1);
  const nameOf = (item) => {
    const same = marks.shapes.filter((s) => s.kind === item.kind);
    const n = item.kind === "number" ? item.number : same.findIndex((s) => s.key === item.key) + 1;
    return fill(words[`name${title(item.kind)}`], { n, text: item.text?.trim() || words.textGhost });
  };
  const placeOf = (item) => {
    const { x, y } = middle(item);
    const third = (value) => Math.min(2, Math.floor(3 * value / WHOLE));
    return words[[["topLeft", "top", "topRight"], ["left", "centre", "right"], ["bottomLeft", "bottom", "bottomRight"]][third(y)][third(x)]];
  };
  const fullName = (item) => `${nameOf(item)}, ${placeOf(item)}`;
  const percent = (value) => Math.round(value / 100);

  // MARK: Making and removing

  const nextNumber = () => Math.min(99, 1 + Math.max(0, ...marks.shapes.filter((s) => s.kind === "number").map((s) => s.number)));
  /** A shape of the tool with no size yet, at a point as seen; null when there are enough of them. */
  const make = (at) => {
    if (marks.shapes.length >= MOST) { say(fill(words.tooMany, { limit: MOST })); return null; }
    const { x, y } = upright(inside(at));
    const shape = keyed({
      blur: { kind: "blur", x, y, w: LEAST, h: LEAST },
      circle: { kind: "circle", x, y, w: LEAST, h: LEAST, colour },
      arrow: { kind: "arrow", x, y, toX: x, toY: y, colour },
      number: { kind: "number", x, y, number: nextNumber(), colour },
      text: { kind: "text", x, y, text: "", colour },
    }[tool]);
    marks.shapes = sorted([...marks.shapes, shape]);
    return shape;
  };
  /** A shape of a handy size, its middle (of an arrow, its point) where one wants it. */
  const place = (at) => {
    begin();
    const shape = make(at);
    if (!shape) return cancel();
    const across = 2000 * view.h / Math.max(view.w, view.h), down = 2000 * view.w / Math.max(view.w, view.h);
    if (BOXES.includes(shape.kind)) put(shape, { box: { x: at.x - across / 2, y: at.y - down / 2, w: across, h: down } });
    if (shape.kind === "arrow") put(shape, { from: { x: at.x + across * (at.x > WHOLE / 2 ? -1 : 1), y: at.y + down * (at.y < 3000 ? 1 : -1) }, to: at });
    finish(shape);
  };
  const finish = (shape) => {
    chosen = shape.key;
    commit();
    focusOn(shape.key);
    if (shape.kind === "text") { part("text").hidden = false; $("#mark-text").focus(); } else say(fill(words.added, { name: fullName(shape) }));
  };
  const placeInCentre = () => {
    if (tool === "choose") return;
    if (tool === "crop") {
      begin();
      marks.crop ??= { x: 1000, y: 1000, w: 8000, h: 8000 };
      chosen = "crop";
      commit();
      focusOn("crop");
      return say(fullName(cropItem()));
    }
    // Not the one exactly over the other.
    const step = 300 * (marks.shapes.length % 8);
    place({ x: WHOLE / 2 + step, y: WHOLE / 2 + step });
  };
  const remove = () => {
    const item = find(chosen);
    if (!item) return;
    const name = nameOf(item);
    begin();
    const index = marks.shapes.findIndex((s) => s.key === chosen);
    if (item.kind === "crop") marks.crop = null;
    else marks.shapes.splice(index, 1);
    const next = marks.shapes[Math.min(index, marks.shapes.length - 1)]?.key ?? null;
    const hadFocus = form.contains(document.activeElement);
    chosen = null;
    commit();
    if (hadFocus) focusOn(next);
    say(fill(words.removed, { name }));
  };
  /** A text without words is nothing. */
  const dropUnsaid = () => {
    if (marks.shapes.every(isSaid)) return;
    marks.shapes = marks.shapes.filter(isSaid);
    if (!find(chosen)) chosen = null;
    keep();
    draw();
  };

  // MARK: The sheet: the picture and the blurs on a canvas, all else as SVG over it

  const sheet = $(".marking-sheet"), canvas = $("canvas"), svg = $(".marking-sheet svg");
  const picture = new Image();
  // Drawings end with the picture; what one takes hold of them by may stand out of it.
  const inner = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.append(inner);
  const shade = document.createElementNS("http://www.w3.org/2000/svg", "g");
  // The longest side of what is seen is 1000; `view.px` is a CSS pixel in that measure.
  const view = { w: 1000, h: 1000, px: 1 };
  let small = null;

  const across = (x) => x / WHOLE * view.w;
  const down = (y) => y / WHOLE * view.h;

  const measure = () => {
    const { naturalWidth: w, naturalHeight: h } = picture;
    const [width, height] = marks.turn % 2 ? [h, w] : [w, h];
    const longest = Math.max(width, height);
    [view.w, view.h] = [1000 * width / longest, 1000 * height / longest];
    sheet.style.aspectRatio = `${width} / ${height}`;
    sheet.style.setProperty("--ratio", width / height);
    svg.setAttribute("viewBox", `0 0 ${view.w} ${view.h}`);
    inner.setAttribute("width", view.w);
    inner.setAttribute("height", view.h);
    const box = sheet.getBoundingClientRect();
    view.px = view.w / Math.max(1, box.width);
    const dots = Math.min(2, devicePixelRatio || 1);
    canvas.width = Math.max(1, Math.round(box.width * dots));
    canvas.height = Math.max(1, Math.round(box.height * dots));
  };

  /** What the server leaves of a part of the picture, too: at most 6 x 6 mean colours and soft passages between them. */
  const fewColours = ({ x, y, w, h }) => {
    const [sideX, sideY] = [picture.naturalWidth, picture.naturalHeight];
    const fields = (share, side) => Math.max(1, Math.min(6, Math.floor(share / WHOLE * side / Math.max(sideX, sideY) * 80)));
    const [across, down] = [fields(w, sideX), fields(h, sideY)];
    const pen = new OffscreenCanvas(across, down).getContext("2d", { willReadFrequently: true });
    pen.imageSmoothingQuality = "high";
    pen.drawImage(small, x / WHOLE * small.width, y / WHOLE * small.height, Math.max(1, w / WHOLE * small.width), Math.max(1, h / WHOLE * small.height), 0, 0, across, down);
    const means = pen.getImageData(0, 0, across, down).data;
    const soft = new ImageData(SOFT, SOFT), columns = passages(across), rows = passages(down);
    for (let at = 0; at < SOFT * SOFT; at += 1) {
      const row = rows[Math.floor(at / SOFT)], column = columns[at % SOFT];
      for (let channel = 0; channel < 3; channel += 1) {
        let sum = 0;
        for (const [j, down] of row) for (const [i, across] of column) sum += down * across * means[4 * (j * columns.count + i) + channel];
        soft.data[4 * at + channel] = sum;
      }
      soft.data[4 * at + 3] = 255;
    }
    const tile = new OffscreenCanvas(SOFT, SOFT);
    tile.getContext("2d").putImageData(soft, 0, 0);
    return tile;
  };
  const SOFT = 36;
  /** For each of 36 places along a side, the four fields around it and how much of each: a cubic B-spline. */
  const passages = (count) => Object.assign(Array.from({ length: SOFT }, (_, place) => {
    const at = (place + 0.5) * count / SOFT - 0.5, before = Math.floor(at), t = at - before, u = 1 - t;
    const weights = [u ** 3, 3 * t ** 3 - 6 * t ** 2 + 4, 3 * u ** 3 - 6 * u ** 2 + 4, t ** 3];
    return weights.map((weight, step) => [Math.min(count - 1, Math.max(0, before - 1 + step)), weight / 6]);
  }), { count });

  const paint = () => {
    if (!picture.naturalWidth) return;
    const { width, height } = canvas;
    const [w, h] = marks.turn % 2 ? [height, width] : [width, height];
    const pen = canvas.getContext("2d");
    pen.setTransform(...[[1, 0, 0, 1, 0, 0], [0, 1, -1, 0, width, 0], [-1, 0, 0, -1, width, height], [0, -1, 1, 0, 0, height]][marks.turn]);
    pen.imageSmoothingQuality = "high";
    pen.drawImage(picture, 0, 0, w, h);
    for (const blur of marks.shapes.filter((s) => s.kind === "blur"))
      pen.drawImage(fewColours(blur), blur.x / WHOLE * w, blur.y / WHOLE * h, blur.w / WHOLE * w, blur.h / WHOLE * h);
  };

  const element = (name, attributes = {}, ...children) => {
    const made = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...children);
    return made;
  };

  const rectangle = ({ x, y, w, h }) => ({ x: across(x), y: down(y), width: across(w), height: down(h) });
  /** Sizes follow the longest side of what the crop leaves. */
  const scale = () => {
    const { w, h } = turnedBox(marks.crop ?? WHOLE_BOX), longest = Math.max(across(w), down(h));
    const line = longest / 160, letters = longest / 28;
    return { line, letters, rim: 0.35 * line, letterRim: 0.085 * letters, corner: 0.3 * line };
  };
  /** A filled shape with round corners, `grow` larger all around, and its rim. */
  const filled = (name, attributes, [ink, paper], grow, rim) => [[paper, grow + rim], [ink, grow]].map(([fill, by]) =>
    element(name, { ...attributes, fill, stroke: fill, "stroke-width": 2 * by, "stroke-linejoin": "round" }));
  const letters = (text, x, y, size, attributes) => element("text", { x, y, "font-size": size, class: "mark-letters", ...attributes }, text);

  /** An arrow from 0, 0 to the right; a short one is all head. */
  const arrowCorners = (length, line, corner) => {
    const head = Math.min(5 * line, length), size = head / (5 * line);
    const half = (part) => Math.max(0.1, part * line * size - corner);
    const waist = length - head * 0.86;
    const upper = [[Math.min(corner, waist), half(0.48)], [waist, half(0.75)], [length - head + corner, half(2.4)]];
    return [...upper, [length - corner, 0], ...upper.toReversed().map(([x, y]) => [x, -y])];
  };

  const figures = {
    blur(shape) {
      const box = rectangle(turnedBox(shape));
      return [
        element("rect", { ...box, class: "mark-edge mark-edge-wide" }), element("rect", { ...box, class: "mark-edge" }),
        element("rect", { ...box, class: "mark-body" }),
      ];
    },
    circle(shape) {
      const { line, rim } = scale(), [ink, paper] = COLOURS[shape.colour], { x, y, w, h } = turnedBox(shape);
      const oval = { cx: across(x + w / 2), cy: down(y + h / 2), rx: across(w / 2), ry: down(h / 2), fill: "none" };
      return [
        element("ellipse", { ...oval, stroke: paper, "stroke-width": line + 2 * rim }), element("ellipse", { ...oval, stroke: ink, "stroke-width": line }),
        element("ellipse", { ...oval, class: "mark-hold" }),
      ];
    },
    arrow(shape) {
      const { line, rim, corner } = scale(), { from, to } = seen(shape);
      const [x, y] = [across(from.x), down(from.y)], [dx, dy] = [across(to.x) - x, down(to.y) - y];
      const length = Math.max(line, Math.hypot(dx, dy)), angle = Math.atan2(dy, dx);
      const points = arrowCorners(length, line, corner).map(([a, b]) => `${x + a * Math.cos(angle) - b * Math.sin(angle)},${y + a * Math.sin(angle) + b * Math.cos(angle)}`).join(" ");
      return [...filled("polygon", { points }, COLOURS[shape.colour], corner, rim), element("path", { d: `M${x} ${y}l${dx} ${dy}`, class: "mark-hold" })];
    },
    number(shape) {
      const { letters: size, rim } = scale(), { x, y } = turned(shape), disc = { cx: across(x), cy: down(y) }, r = size * 0.82;
      const digits = size * (shape.number < 10 ? 1.05 : 0.86);
      return [
        ...filled("circle", { ...disc, r }, COLOURS[shape.colour], 0, rim),
        letters(String(shape.number), disc.cx, disc.cy + 0.3645 * digits, digits, { fill: COLOURS[shape.colour][1], "text-anchor": "middle" }),
        element("circle", { ...disc, r: Math.max(r, 22 * view.px), class: "mark-body" }),
      ];
    },
    text(shape) {
      const { letters: size, letterRim } = scale(), { x, y } = turned(shape), [ink, paper] = COLOURS[shape.colour], isGhost = !isSaid(shape);
      return [letters(isGhost ? words.textGhost : shape.text, across(x), down(y) + 0.928 * size, size, {
        fill: ink, stroke: paper, "stroke-width": 2 * letterRim, "stroke-linejoin": "round", "paint-order": "stroke", class: `mark-letters${isGhost ? " mark-ghost" : ""}`,
      })];
    },
  };

  /** Around what is chosen, and where one takes hold of it. */
  const grips = (item) => {
    const group = element("g", { class: "grips" });
    const { box, from, to } = seen(item);
    const dot = (at, handle) => group.append(
      element("circle", { cx: at.x, cy: at.y, r: 22 * view.px, class: `grip grip-${handle}`, "data-handle": handle }),
      element("rect", { x: at.x - 7 * view.px, y: at.y - 7 * view.px, width: 14 * view.px, height: 14 * view.px, rx: 3 * view.px, class: "grip-dot" }));
    if (from) {
      // Beyond the ends: the point itself stays in sight.
      const a = { x: across(from.x), y: down(from.y) }, b = { x: across(to.x), y: down(to.y) };
      const gap = 20 * view.px / Math.max(1, Math.hypot(b.x - a.x, b.y - a.y));
      const [x, y] = [(b.x - a.x) * gap, (b.y - a.y) * gap];
      dot({ x: a.x - x, y: a.y - y }, "from");
      dot({ x: b.x + x, y: b.y + y }, "to");
      return group;
    }
    const { x, y, width, height } = box ? rectangle(box) : frameOf(item);
    const ring = { x: x - view.px, y: y - view.px, width: width + 2 * view.px, height: height + 2 * view.px };
    group.append(element("rect", { ...ring, class: "ring ring-wide" }), element("rect", { ...ring, class: "ring" }));
    if (!box) return group;
    // Of a small box only two corners, held from outside: its middle is left to move it by.
    const isSmall = Math.min(width, height) < 88 * view.px;
    const out = isSmall ? 10 * view.px : 0;
    const l = x - out, t = y - out, r = x + width + out, b = y + height + out;
    dot({ x: l, y: t }, "nw");
    dot({ x: r, y: b }, "se");
    if (isSmall) return group;
    dot({ x: r, y: t }, "ne");
    dot({ x: l, y: b }, "sw");
    if (width > 150 * view.px) for (const [handle, edge] of [["n", t], ["s", b]]) dot({ x: x + width / 2, y: edge }, handle);
    if (height > 150 * view.px) for (const [handle, edge] of [["w", l], ["e", r]]) dot({ x: edge, y: y + height / 2 }, handle);
    return group;
  };
  const frameOf = (item) => {
    const box = $(`[data-key="${item.key}"]`, svg).getBBox(), gap = 4 * view.px;
    return { x: box.x - gap, y: box.y - gap, width: box.width + 2 * gap, height: box.height + 2 * gap };
  };

  const groupOf = (item) => {
    let group = $(`[data-key="${item.key}"]`, svg);
    if (!group) {
      group = element("g", { class: `mark mark-${item.kind}`, "data-key": item.key, tabindex: 0, role: "button" });
      group.addEventListener("focus", () => { if (chosen !== item.key) choose(item.key); });
    }
    group.setAttribute("aria-label", fullName(item));
    return group;
  };

  const draw = () => {
    showPanel();
    if (!picture.naturalWidth) return;
    measure();
    paint();
    const layers = marks.shapes.map((shape) => {
      const group = groupOf(shape);
      group.replaceChildren(...figures[shape.kind](shape));
      return group;
    });
    if (marks.crop || tool === "crop") {
      const frame = cropItem(), group = groupOf(frame), { x, y, width, height } = rectangle(turnedBox(frame));
      const hole = `M${x} ${y}v${height}h${width}v${-height}z`;
      // Taken hold of under everything else, seen over it: what will be cut off goes dark with all that is drawn on it.
      group.replaceChildren(element("rect", { x, y, width, height, class: tool === "crop" ? "mark-body" : "mark-hold" }));
      shade.replaceChildren(
        element("path", { d: `M0 0H${view.w}V${view.h}H0z${hole}`, class: "shade" }), element("rect", { x, y, width, height, class: "frame" }));
      layers.unshift(group);
      layers.push(shade);
    }
    // Nothing is taken out and put in again while it has the focus.
    for (const old of [...inner.children]) if (!layers.includes(old)) old.remove();
    layers.forEach((layer, place) => { if (inner.children[place] !== layer) inner.insertBefore(layer, inner.children[place] ?? null); });
    $(".grips", svg)?.remove();
    const item = find(chosen);
    if (item) svg.append(grips(item));
    svg.dataset.mode = tool;
  };

  const focusOn = (key) => {
    const target = key === null ? svg : $(`[data-key="${key}"]`, svg) ?? svg;
    target.focus({ preventScroll: true });
  };

  // MARK: The panel

  const showPanel = () => {
    const item = find(chosen);
    const hasColour = (kind) => ["arrow", "circle", "number", "text"].includes(kind);
    const show = (name, isShown) => { const area = part(name); if (area) area.hidden = !isShown; };
    show("colour", hasColour(item?.kind) || (!item && hasColour(tool)));
    show("text", item?.kind === "text");
    show("number", item?.kind === "number");
    show("chosen", item && !(item.kind === "crop" && !marks.crop));
    show("sizes", item && !["number", "text"].includes(item.kind));
    show("clear", !isEmpty());
    if (item) $("#mark-name").textContent = nameOf(item);
    if (item?.kind === "text" && document.activeElement !== $("#mark-text")) $("#mark-text").value = item.text;
    if (item?.kind === "number" && document.activeElement !== $("#mark-number")) $("#mark-number").value = item.number;
    for (const button of $$("[data-tool]")) button.setAttribute("aria-pressed", button.dataset.tool === tool);
    $("[data-do=undo]").setAttribute("aria-disabled", !past.length);
    $("[data-do=redo]").setAttribute("aria-disabled", !future.length);
    $("#marking-hint span").textContent = words[`hint${title(tool)}`];
    if (!isBusy) state(isChanged() ? words.unsaved : isEmpty() ? words.empty : words.saved);
  };
  const state = (text) => {
    const lineOfState = $("#marking-state");
    lineOfState.classList.toggle("is-saving", text !== words.saved);
    if (lineOfState.textContent !== text) $("span", lineOfState).textContent = text;
  };

  const take = (name) => {
    dropUnsaid();
    tool = name;
    chosen = name === "crop" ? "crop" : null;
    draw();
    say(words[`hint${title(name)}`]);
  };

  // MARK: By pointer

  let drag = null;

  const where = (event) => {
    const box = svg.getBoundingClientRect();
    return { x: (event.clientX - box.left) / box.width * WHOLE, y: (event.clientY - box.top) / box.height * WHOLE };
  };
  const moved = (event) => Math.hypot(event.clientX - drag.from.clientX, event.clientY - drag.from.clientY) > 4;

  const holding = (item, act) => {
    const start = seen(item), at = drag.at;
    drag.move = (event) => {
      const here = where(event);
      change(find(item.key), (held) => act(held, start, here.x - at.x, here.y - at.y));
    };
  };
  const drawing = () => {
    let key = null;
    const from = drag.at;
    drag.move = (event) => {
      const at = where(event);
      if (tool === "crop") {
        const box = insideBox(uprightBox(span(inside(from), inside(at))), 500);
        marks.crop = box.w === WHOLE && box.h === WHOLE ? null : box;
        chosen = "crop";
        return;
      }
      const shape = key === null ? make(from) : find(key);
      if (!shape) return;
      key = shape.key;
      if (["number", "text"].includes(tool)) put(shape, { point: at });
      else if (tool === "arrow") put(shape, { from, to: at });
      else put(shape, { box: span(inside(from), inside(at)) });
      chosen = key;
    };
    drag.end = () => {
      if (key !== null) return finish(find(key));
      commit();
      if (tool === "crop") focusOn("crop");
      else if (!drag.isMoved) place(from);
    };
  };

  svg.addEventListener("pointerdown", (event) => {
    if (event.button !== 0 || !event.isPrimary || isBusy) return;
    dropUnsaid();
    const handle = event.target.closest("[data-handle]")?.dataset.handle;
    const key = event.target.closest("[data-key]")?.dataset.key;
    const target = handle ? chosen : key === "crop" || key === undefined ? key ?? null : Number(key);
    // The frame keeps out of the way of every tool but its own and « choisir ».
    const item = target === "crop" && !["crop", "choose"].includes(tool) ? null : find(target);
    const isWhole = item?.kind === "crop" && !marks.crop && !handle;
    drag = { from: event, at: where(event), isMoved: false };
    begin();
    if (item && !isWhole) {
      choose(item.key);
      holding(item, handle ? (held, start, dx, dy) => pull(held, start, handle, dx, dy) : shift);
      drag.end = () => { commit(); focusOn(item.key); };
      focusOn(item.key);
    } else if (tool === "choose") {
      drag = null;
      cancel();
      if (event.target === svg) choose(null);
      return;
    } else {
      choose(tool === "crop" ? "crop" : null);
      drawing();
    }
    svg.setPointerCapture(event.pointerId);
    event.preventDefault();
  });
  svg.addEventListener("pointermove", (event) => {
    if (!drag || event.pointerId !== drag.from.pointerId) return;
    drag.isMoved ||= moved(event);
    if (!drag.isMoved) return;
    drag.move(event);
    draw();
  });
  svg.addEventListener("pointerup", (event) => {
    if (!drag || event.pointerId !== drag.from.pointerId) return;
    drag.end();
    drag = null;
  });
  svg.addEventListener("pointercancel", () => {
    if (!drag) return;
    drag = null;
    cancel();
    if (!find(chosen)) choose(null);
  });

  // MARK: By keyboard

  const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

  const nudge = (dx, dy, isSizing, isFine) => {
    const item = find(chosen);
    if (!item || (isSizing && ["number", "text"].includes(item.kind))) return;
    const step = isFine ? 10 : 100;
    begin();
    // The same distance across as down.
    change(item, (held) => {
      const [x, y] = [dx * step * 1000 / view.w, dy * step * 1000 / view.h];
      if (isSizing) stretch(held, x, y); else shift(held, seen(held), x, y);
    });
    commit(`${isSizing ? "size" : "move"}:${item.key}`);
    const { box } = seen(find(chosen) ?? item), { x, y } = middle(find(chosen) ?? item);
    say(isSizing && box ? fill(words.sized, { w: percent(box.w), h: percent(box.h) }) : fill(words.moved, { x: percent(x), y: percent(y) }));
  };

  svg.addEventListener("keydown", (event) => {
    if (isBusy) return;
    const isShape = event.target !== svg;
    const arrow = ARROWS[event.key];
    if (arrow && isShape && !event.altKey) nudge(...arrow, event.shiftKey, event.ctrlKey || event.metaKey);
    else if (["Delete", "Backspace"].includes(event.key) && isShape) remove();
    else if (event.key === "Escape" && chosen !== null) { chosen = null; draw(); focusOn(null); }
    else if (event.key === "Enter" && isShape && find(chosen)?.kind === "text") $("#mark-text").focus();
    else if (event.key === "Enter" && !isShape) placeInCentre();
    else return;
    event.preventDefault();
  });
  document.addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.target.matches("input:not([type=radio]), textarea") || isBusy) return;
    const key = event.key.toLowerCase();
    if (key === "z" && !event.shiftKey) undo();
    else if (key === "y" || (key === "z" && event.shiftKey)) redo();
    else return;
    event.preventDefault();
  });

  // MARK: Buttons and fields

  const turn = (by) => {
    begin();
    marks.turn = (marks.turn + by) % 4;
    commit();
    say(by === 1 ? words.turnedRight : words.turnedLeft);
  };
  const clear = () => {
    begin();
    marks = { shapes: [], crop: null, turn: 0 };
    chosen = null;
    commit();
    svg.focus({ preventScroll: true });
    say(words.cleared);
  };
  const actions = { undo, redo, remove, clear, "turn-left": () => turn(3), "turn-right": () => turn(1) };

  form.addEventListener("click", (event) => {
    const button = event.target.closest("button[type=button]");
    if (!button || isBusy) return;
    const { tool: name, do: action, nudge: by, stretch: size } = button.dataset;
    // Pressed again by keyboard: it goes to the centre. A second click does nothing.
    if (name) return name === tool && event.detail === 0 ? placeInCentre() : take(name);
    if (action) return actions[action]();
    if (by) nudge(...by.split(",").map(Number), false, false);
    if (size) nudge(...size.split(",").map(Number), true, false);
  });
  form.addEventListener("change", (event) => {
    if (event.target.name !== "colour") return;
    colour = event.target.value;
    const item = find(chosen);
    if (!item?.colour) return;
    begin();
    item.colour = colour;
    commit();
  });

  const words60 = $("#mark-text"), number = $("#mark-number");
  words60?.addEventListener("input", () => {
    const item = find(chosen);
    if (item?.kind !== "text") return;
    begin();
    item.text = words60.value;
    commit(`text:${item.key}`);
  });
  words60?.addEventListener("focusout", () => setTimeout(() => { if (document.activeElement !== words60) dropUnsaid(); }));
  number?.addEventListener("input", () => {
    const item = find(chosen), value = Math.round(number.valueAsNumber);
    if (item?.kind !== "number" || !(value >= 1 && value <= 99)) return;
    begin();
    item.number = value;
    commit(`number:${item.key}`);
  });
  for (const field of [words60, number]) field?.addEventListener("keydown", (event) => {
    if (!["Enter", "Escape"].includes(event.key)) return;
    event.preventDefault();
    focusOn(chosen);
  });

  // MARK: Saving

  let isBusy = false, isLeaving = false;

  const problem = (text, isExpired = false) => {
    const box = $(".marking-problem");
    $(".banner > div", box).textContent = text;
    $("a", box).hidden = !isExpired;
    box.hidden = false;
    box.scrollIntoView({ block: "nearest" });
  };

  const save = async () => {
    const body = new URLSearchParams();
    for (const name of ["marks", "source", "final", "reason"]) if (form.elements[name]) body.append(name, form.elements[name].value);
    const response = await fetch(form.getAttribute("action"), { method: "POST", body, headers: { Accept: "application/json" } });
    const answer = await response.json().catch(() => null);
    if (response.ok && answer?.href) {
      memory.forget();
      isLeaving = true;
      location.assign(answer.href);
      return true;
    }
    // It has to be looked at again: the page comes with everything that was drawn.
    if (response.status === 409) {
      memory.forget();
      isLeaving = true;
      form.submit();
      return true;
    }
    if (response.status === 401) problem(words.expired, true);
    else problem(answer?.what ? `${answer.what} ${answer.mend}` : words.failed);
    const field = answer?.field && form.elements[answer.field];
    if (field && field.type !== "hidden") {
      field.setAttribute("aria-invalid", "true");
      $(`#${answer.field}-finding`)?.removeAttribute("hidden");
      field.focus();
    }
    return false;
  };

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (isBusy) return;
    dropUnsaid();
    keep();
    isBusy = true;
    form.classList.add("is-busy");
    $(".marking-problem").hidden = true;
    state(words.saving);
    let isDone = false;
    try { isDone = await save(); } catch { problem(words.offline); }
    if (isDone) return;
    isBusy = false;
    form.classList.remove("is-busy");
    draw();
  });
  $("[data-leave]").addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    memory.forget();
    isLeaving = true;
  });
  addEventListener("beforeunload", (event) => { if (isChanged() && !isLeaving) event.preventDefault(); });
  addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });

  // MARK: Beginning

  picture.addEventListener("load", () => {
    small = new OffscreenCanvas(...[picture.naturalWidth, picture.naturalHeight].map((side) => Math.max(1, Math.round(side * Math.min(1, 512 / Math.max(picture.naturalWidth, picture.naturalHeight))))));
    const pen = small.getContext("2d");
    pen.imageSmoothingQuality = "high";
    pen.drawImage(picture, 0, 0, small.width, small.height);
    $(".marking-wait").hidden = true;
    sheet.hidden = false;
    new ResizeObserver(draw).observe(sheet);
    draw();
  });
  picture.addEventListener("error", () => { $(".marking-wait").textContent = words.noPicture; });
  memory.restore();
  keep();
  draw();
  picture.src = form.dataset.picture;
})();
