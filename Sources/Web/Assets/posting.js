// Writing a bricolage: saves as one types, sends photos one by one, and makes every button of the editor's form act
// without leaving the page. Whatever it does, it does by sending that same form: without this script all still works.
"use strict";

(() => {
  const $ = (selector, root = document) => root.querySelector(selector);
  const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];
  const editor = () => document.getElementById("editor");
  let words = {};

  const say = (text) => { const line = $("#announcer"); if (line) line.textContent = text; };
  const icon = (name) => document.getElementById(`icon-${name}`)?.content.firstElementChild?.cloneNode(true) ?? "";
  const fill = (text, name) => (text ?? "").replaceAll("{name}", name);
  const make = (tag, className, ...children) => {
    const element = document.createElement(tag);
    if (className) element.className = className;
    element.append(...children);
    return element;
  };

  // MARK: The form as text

  /** Everything typed, without files, in the order of the page: [[name, value]…]. */
  const entries = (form) => [...new FormData(form)].filter(([, value]) => typeof value === "string");
  const controls = (form) => [...form.elements].filter((e) => e.name && !["button", "submit", "file", "hidden"].includes(e.type));
  const valueOf = (control) => ["checkbox", "radio"].includes(control.type) ? control.checked : control.value;
  const keyOf = (control) => ["checkbox", "radio"].includes(control.type) ? `${control.name}=${control.value}` : control.name;
  const typed = (form) => new Map(controls(form).map((control) => [keyOf(control), valueOf(control)]));

  const put = (form, values) => {
    for (const control of controls(form)) {
      const value = values.get(keyOf(control));
      if (value === undefined) continue;
      if (["checkbox", "radio"].includes(control.type)) control.checked = value;
      else if (control.value !== value) control.value = value;
    }
  };

  // MARK: What the tab itself remembers, for what no server has yet

  const memory = {
    key: () => `draft:${editor().getAttribute("action")}`,
    keep() { try { sessionStorage.setItem(this.key(), JSON.stringify({ version: editor().elements.version.value, values: [...typed(editor())] })); } catch { /* full or forbidden: the page still has it */ } },
    /** The form was sent whole, as without script: once another of our pages has come, the server has it. */
    leave() { try { sessionStorage.setItem("draft-left", this.key()); } catch { /* as above */ } },
    arrive() {
      try {
        const key = sessionStorage.getItem("draft-left");
        sessionStorage.removeItem("draft-left");
        if (key && !$(".refusal")) sessionStorage.removeItem(key);
      } catch { /* as above */ }
    },
    forget() { try { sessionStorage.removeItem(this.key()); } catch { /* as above */ } },
    restore() {
      let kept = null;
      try { kept = JSON.parse(sessionStorage.getItem(this.key()) ?? "null"); } catch { return; }
      if (!kept) return;
      const now = typed(editor());
      if (!kept.values.some(([key, value]) => now.has(key) && now.get(key) !== value)) return this.forget();
      put(editor(), new Map(kept.values));
      // Saved elsewhere since: the server then keeps both.
      editor().elements.version.value = kept.version;
      say(words.restored);
      saver.touch();
    },
  };

  // MARK: Saving

  const saver = {
    dirty: false, queue: [], busy: false, leaving: false, sent: new Map(), timer: 0, delay: 0, block: null, failing: false,

    touch() {
      this.dirty = true;
      if (!this.block && !this.failing) state("saving", words.unsaved);
      if (this.block === "conflict") return memory.keep();
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.save(), 800);
      memory.keep();
    },

    save() {
      clearTimeout(this.timer);
      if (!this.dirty || this.leaving || this.queue.some((job) => !job.isFragment)) return;
      this.queue.push({ isFragment: false, extra: [] });
      this.run();
    },

    act(action) {
      this.queue.push({ isFragment: true, extra: [["action", action]], action });
      this.run();
    },

    attach(target, id) {
      let job = this.queue.find((job) => job.isAttach && !job.isSent);
      if (!job) this.queue.push(job = { isFragment: true, isAttach: true, extra: [] });
      job.extra.push(["attached", `${target}:${id}`]);
      this.run();
    },

    async run() {
      if (this.busy || this.leaving || this.block || !this.queue.length || !editor()) return;
      this.busy = true;
      clearTimeout(this.timer);
      const job = this.queue[0];
      job.isSent = true;
      let done = false;
      try { done = await this.send(job); } catch { this.retry(words.offline); }
      this.busy = false;
      if (done) {
        this.queue.shift();
        this.delay = 0;
        this.failing = false;
        this.run();
      } else { job.isSent = false; }
    },

    async send(job) {
      const form = editor();
      const before = this.sent = typed(form);
      const body = new FormData();
      for (const [name, value] of [...entries(form), ...job.extra]) body.append(name, value);
      state("saving", words.saving);
      const headers = job.isFragment ? { Accept: "text/html", "X-Fragment": "editor" } : { Accept: "application/json" };
      // One may leave while it is under way: it then still arrives.
      const response = await fetch(form.getAttribute("action"), { method: "POST", body, headers, keepalive: this.isSmall(body) });
      if (response.status === 401) return this.stop("expired");
      if (response.status === 409) return this.stop("conflict");
      if (response.status >= 500) return this.retry(words.serverBusy);
      if (!response.ok) return this.refused(response);
      if (job.isFragment) {
        const html = await response.text();
        this.dirty = swap(html, before, job);
        if (!this.dirty) memory.forget();
        if (this.dirty) this.touch();
        return true;
      }
      const answer = await response.json();
      form.elements.version.value = answer.version;
      findings.show(answer.findings);
      for (const question of $$("[data-question]", form)) question.hidden = answer.hidden.includes(question.dataset.question);
      const now = typed(form);
      this.dirty = [...now].some(([key, value]) => before.get(key) !== value);
      if (this.dirty) return this.touch(), true;
      state("saved", answer.savedAt);
      memory.forget();
      return true;
    },

    async refused(response) {
      const answer = await response.json().catch(() => null);
      state("bad", answer ? `${answer.what} ${answer.mend}` : words.failed);
      this.queue = this.queue.slice(0, 1);
      this.failing = true;
      return true;
    },

    retry(text) {
      this.failing = true;
      this.delay = Math.min(30000, (this.delay || 500) * 2);
      state("bad", text);
      memory.keep();
      setTimeout(() => this.run(), this.delay);
      return false;
    },

    /** Nothing goes on until the person has done something: signed in elsewhere, or looked at the other version. */
    stop(reason) {
      this.block = reason;
      memory.keep();
      $("#editor-block")?.remove();
      const link = make(reason === "expired" ? "a" : "button", "button", words[`${reason}Link`]);
      if (reason === "expired") {
        link.href = words.signInHref;
        link.target = "_blank";
        link.append(make("span", "visually-hidden", ` ${words.signIn}`));
      } else {
        link.name = "action";
        link.value = "save";
        link.dataset.leaves = "";
      }
      const banner = make("div", `banner banner-${reason === "expired" ? "warn" : "bad"}`, icon("warning"), make("div", "", words[reason]), link);
      banner.id = "editor-block";
      banner.setAttribute("role", "alert");
      $(".save-bar", editor()).before(banner);
      state("bad", words[reason]);
      return false;
    },

    resume() {
      if (this.block !== "expired") return;
      this.block = null;
      $("#editor-block")?.remove();
      this.run();
      uploads.run();
    },

    /** Browsers let only small requests outlive their page. */
    isSmall: (body) => [...body].reduce((sum, [name, value]) => sum + name.length + 3 * value.length + 120, 0) < 60000,

    /** The page goes away: small drafts are still sent; false when that is not sure. */
    flush() {
      if (!this.dirty || !editor()) return true;
      memory.keep();
      if (this.block || this.failing) return false;
      const now = typed(editor());
      const body = new FormData();
      for (const [name, value] of entries(editor())) body.append(name, value);
      if (!this.isSmall(body)) return false;
      // Never two at once: the older text could arrive last.
      if (this.busy) return [...now].every(([key, value]) => this.sent.get(key) === value);
      this.busy = true;
      this.sent = now;
      fetch(editor().getAttribute("action"), { method: "POST", body, headers: { Accept: "application/json" }, keepalive: true })
        .then((response) => { if (response.ok) memory.forget(); }, () => {})
        .finally(() => { this.busy = false; this.run(); });
      return true;
    },
  };

  const state = (kind, text) => {
    const line = $("#save-state");
    if (!line) return;
    if (kind === "saving" && line.matches(".is-saving") && line.textContent === text) return;
    line.className = `save-state${kind === "saving" ? " is-saving" : kind === "bad" ? " is-bad" : ""}`;
    line.replaceChildren(kind === "saved" ? icon("check") : kind === "bad" ? icon("error") : "", make("span", "", text));
  };

  // MARK: Findings

  const findings = {
    line(finding, isLink) {
      const about = isLink ? make("a", "", finding.what) : finding.what;
      if (isLink) about.href = `#${finding.place}`;
      const text = make("span", "", make("b", "", finding.label), " ", about, ` ${finding.mend}`);
      text.dir = "auto";
      return make(isLink ? "li" : "p", `finding ${finding.css}`, icon(finding.level), text);
    },
    replace(element, lines) {
      const html = lines.map((line) => line.outerHTML).join("");
      if (element.dataset.shown === html || (element.textContent === "" && html === "")) return;
      element.dataset.shown = html;
      element.replaceChildren(...lines);
    },
    show(all) {
      const list = $("#findings ul");
      const isRefused = editor().dataset.refused !== undefined;
      const beside = all.filter((f) => isRefused ? f.level !== "hint" : f.level === "warning" && !f.isAbsence);
      for (const slot of $$(".finding-slot", editor())) {
        const own = beside.filter((f) => f.place === slot.dataset.place);
        this.replace(slot, own.map((f) => this.line(f, false)));
        const control = document.getElementById(slot.dataset.place);
        if (control?.matches("input, textarea, select")) control.toggleAttribute("aria-invalid", own.some((f) => f.level === "error"));
        if (control?.hasAttribute("aria-invalid")) control.setAttribute("aria-invalid", "true");
      }
      if (list) {
        this.replace(list, beside.map((f) => this.line(f, true)));
        $("#findings").hidden = beside.length === 0;
      }
      const weight = { error: 0, warning: 1, hint: 2 };
      const sorted = [...all].sort((a, b) => weight[a.level] - weight[b.level]);
      const hints = sorted.findIndex((f) => f.level === "hint");
      if (hints >= 0) sorted.splice(hints + 3);
      // Nobody has asked to publish yet: nothing is wrong, some things are left to do.
      const isToDo = !isRefused && all.some((f) => f.level === "error");
      const task = (f) => f.level === "error" && !isRefused ? { ...f, level: "task", label: words.task, css: "finding-hint" } : f;
      this.replace($("[data-review]", editor()), sorted.map((f) => this.line(task(f), true)));
      $("#review-head").textContent = isToDo ? words.todo : words.review;
      $("#review-help").textContent = isToDo ? words.todoHelp : words.reviewHelp;
      $("#review").hidden = all.length === 0;
    },
  };

  // MARK: Replacing the form

  /** Puts the server's form in place of the one on the page. True when something was typed since it was sent. */
  const swap = (html, before, job) => {
    const next = new DOMParser().parseFromString(html, "text/html").getElementById("editor");
    const form = editor();
    if (!next || !form) { location.reload(); return false; }
    const meanwhile = new Map([...typed(form)].filter(([key, value]) => before.get(key) !== value));
    const active = document.activeElement;
    const focus = { id: active?.id, name: active?.name, value: active?.value, isButton: active?.matches?.("button"), start: null, end: null };
    try { [focus.start, focus.end] = [active.selectionStart, active.selectionEnd]; } catch { /* no text to select */ }
    const top = active?.getBoundingClientRect().top;
    for (const details of $$("details[id]", form)) {
      const other = next.querySelector(`#${CSS.escape(details.id)}`);
      if (other && !$(".finding-slot > *", other)) other.open = details.open;
    }
    const lists = new Map($$("[data-uploads]", form).filter((l) => l.children.length).map((l) => [uploads.zoneOf(l), l]));
    form.replaceWith(document.adoptNode(next));
    for (const [zone, list] of lists) {
      const place = uploads.listOf(zone);
      if (place) { place.append(...list.children); place.hidden = place.children.length === 0; }
    }
    if (job.isAttach) uploads.forgetDone(job.extra.map(([, value]) => value.split(":")[1]));
    put(next, meanwhile);
    dress(next);
    refocus(next, focus, top, job);
    if (job.action) say(/^(remove|restore)/.test(job.action) ? words.removed : /^(up|down|move)/.test(job.action) ? words.moved : words.added);
    return meanwhile.size > 0;
  };

  const refocus = (form, focus, top, job) => {
    const anchor = form.dataset.anchor && document.getElementById(form.dataset.anchor);
    let target = null;
    if (focus.isButton) target = $$("button", form).find((b) => b.name === focus.name && b.value === focus.value && !b.disabled);
    else if (focus.id) target = document.getElementById(focus.id);
    const isNew = job.action && /^(add-step|duplicate|restore|remove-step|add-row|remove-row|template)/.test(job.action);
    if (isNew && anchor) {
      if (/^(add-step|duplicate|restore|template)/.test(job.action)) target = $("textarea", anchor);
      else if (/^add-row/.test(job.action)) target = $$("input:not([type=hidden])", anchor.parentElement).at(anchor.parentElement.querySelector("table") ? -1 : -3);
      else target = $("button", anchor) ?? anchor;
    } else if (!target && anchor && job.action) {
      target = $(`button[value^="${job.action.split(":")[0] === "up" ? "down" : "up"}:"]:not(:disabled)`, anchor) ?? anchor;
    }
    if (!target) return;
    target.focus({ preventScroll: !isNew });
    if (focus.start !== null && focus.id === target.id) try { target.setSelectionRange(focus.start, focus.end); } catch { /* no text */ }
    if (!isNew && top !== undefined) scrollBy({ top: target.getBoundingClientRect().top - top, behavior: "instant" });
    if (isNew) target.scrollIntoView({ block: "center" });
  };

  // MARK: Photos and files

  const uploads = {
    waiting: [], active: 0, rows: new Map(),

    zoneOf: (element) => element.closest("[data-upload]")?.dataset.upload ?? element.closest(".step-edit")?.querySelector("[data-upload]")?.dataset.upload ?? "photos",
    listOf(zone) {
      const place = $(`[data-upload="${CSS.escape(zone)}"]`, editor());
      if (!place) return null;
      return $("[data-uploads]", place) ?? $("[data-uploads]", place.parentElement);
    },

    add(files, zone) {
      for (const file of files) {
        const row = { file, zone, id: null, parcel: null, element: make("li", "upload") };
        this.listOf(zone)?.append(row.element);
        const limit = Number(words.photoBytes);
        if (file.size > limit) this.bad(row, fill(words.tooLarge, file.name), false);
        else this.wait(row);
      }
      const list = this.listOf(zone);
      if (list) { list.hidden = list.children.length === 0; list.closest("details").open = true; }
      this.run();
    },

    draw(row, status, extra, label, name, act) {
      const thumb = row.url ? Object.assign(make("img", "upload-thumb"), { src: row.url, alt: "" }) : make("span", "upload-thumb", icon("camera"));
      const parts = [make("span", "upload-name", row.file.name), ...extra, make("span", "upload-state", ...status)];
      const children = [thumb, make("span", "", ...parts)];
      if (act) {
        const button = make("button", "button icon-button", icon(name), make("span", "visually-hidden", fill(label, row.file.name)));
        button.type = "button";
        button.addEventListener("click", act);
        children.push(button);
      }
      row.element.replaceChildren(...children);
    },

    wait(row) {
      row.url ??= row.file.type.startsWith("image/") ? URL.createObjectURL(row.file) : null;
      row.element.className = "upload";
      row.bar = Object.assign(document.createElement("progress"), { max: 100, value: 0 });
      row.bar.setAttribute("aria-label", row.file.name);
      this.draw(row, [words.waiting], [row.bar], words.cancel, "close", () => this.cancel(row));
      this.waiting.push(row);
    },

    cancel(row) {
      this.waiting = this.waiting.filter((other) => other !== row);
      row.parcel?.cancel();
      row.parcel = null;
      this.drop(row);
      say(`${row.file.name} : ${words.cancelled}`);
    },

    drop(row) {
      const list = row.element.parentElement;
      row.element.remove();
      if (row.url) URL.revokeObjectURL(row.url);
      if (list) list.hidden = list.children.length === 0;
    },

    bad(row, text, mayRetry = true) {
      row.element.className = "upload is-bad";
      const again = () => { this.wait(row); this.run(); };
      const label = mayRetry ? words.retry : words.cancel;
      this.draw(row, [icon("error"), text], [], label, mayRetry ? "retry" : "close", mayRetry ? again : () => this.drop(row));
      say(`${row.file.name} : ${text}`);
    },

    run() {
      while (this.active < 2 && this.waiting.length && !saver.block) this.send(this.waiting.shift());
    },

    async send(row) {
      this.active += 1;
      // A file that was stopped half-way goes on where it was.
      const parcel = row.parcel ??= new Parcel(row.file, editor().getAttribute("action"), row.zone);
      const status = $(".upload-state", row.element);
      parcel.onprogress = (share) => {
        row.bar.value = Math.round(100 * share);
        status.textContent = share < 1 ? `${row.bar.value} %` : words.sending;
      };
      parcel.onpause = () => { status.textContent = words.paused; };
      const end = await parcel.send();
      this.active -= 1;
      if (row.parcel === parcel) this.ended(row, end);
      this.run();
    },

    ended(row, { id, refused, isExpired }) {
      if (isExpired) { this.wait(row); return saver.stop("expired"); }
      if (!id) return this.bad(row, refused ? `${refused.what} ${refused.mend}` : words.failed);
      row.id = id;
      row.element.className = "upload is-done";
      this.draw(row, [icon("check"), words.received], [], "", "", null);
      this.rows.set(row.id, row);
      saver.attach(row.zone, row.id);
    },

    forgetDone(ids) {
      for (const id of ids) {
        const row = this.rows.get(id);
        if (row) this.drop(row);
        this.rows.delete(id);
      }
    },

    get isActive() { return this.active > 0 || this.waiting.length > 0; },
  };

  const hasFiles = (event) => event.dataTransfer?.types?.includes("Files");
  const zoneAt = (target) => target.closest?.(".drop-zone, .step-edit, .field[data-upload]");

  // MARK: Moving steps

  const moveByPointer = (down) => {
    const handle = down.target.closest(".drag-handle");
    if (!handle || down.button !== 0) return;
    const dragged = handle.closest(".step-edit");
    const others = $$(".step-edit", editor()).filter((step) => step !== dragged);
    const from = $$(".step-edit", editor()).indexOf(dragged);
    let index = from;
    down.preventDefault();
    handle.setPointerCapture(down.pointerId);
    dragged.classList.add("is-dragged");
    const move = (event) => {
      const edge = 80;
      if (event.clientY < edge) scrollBy(0, -16);
      if (event.clientY > innerHeight - edge) scrollBy(0, 16);
      index = others.filter((step) => { const box = step.getBoundingClientRect(); return box.top + box.height / 2 < event.clientY; }).length;
      others.forEach((step, place) => step.classList.toggle("is-target", place === index && index !== from));
    };
    const end = (event) => {
      handle.removeEventListener("pointermove", move);
      dragged.classList.remove("is-dragged");
      others.forEach((step) => step.classList.remove("is-target"));
      if (event.type === "pointerup" && index !== from) saver.act(`move:${dragged.dataset.step}:${index}`);
    };
    handle.addEventListener("pointermove", move);
    handle.addEventListener("pointerup", end, { once: true });
    handle.addEventListener("pointercancel", end, { once: true });
  };

  // MARK: Listening, once for all forms that come

  /** What only makes sense with a script. */
  const dress = (form) => {
    for (const handle of $$(".drag-handle", form)) handle.hidden = false;
    for (const button of $$("[data-sends]", form)) button.hidden = true;
  };

  const begin = () => {
    const form = editor();
    if (!form) return;
    try { words = JSON.parse(form.dataset.words); } catch { words = {}; }
    dress(form);
    memory.restore();
    $("#findings")?.focus();
  };

  const inEditor = (event) => editor()?.contains(event.target);

  document.addEventListener("input", (event) => { if (inEditor(event) && event.target.type !== "file") saver.touch(); });
  document.addEventListener("change", (event) => {
    if (!inEditor(event)) return;
    if (event.target.type !== "file") return saver.touch();
    uploads.add([...event.target.files], event.target.name);
    event.target.value = "";
  });
  document.addEventListener("focusout", (event) => { if (inEditor(event) && saver.dirty && !saver.failing) saver.save(); });
  document.addEventListener("submit", (event) => {
    if (event.target !== editor()) return;
    const button = event.submitter;
    if (button?.hasAttribute("formaction") || button?.dataset.leaves !== undefined) {
      saver.leaving = true;
      return memory.leave();
    }
    event.preventDefault();
    const action = button?.value ?? "save";
    if (action !== "save" || button?.closest("fieldset")) return saver.act(action);
    saver.dirty = true;
    saver.delay = 0;
    saver.save();
  });
  document.addEventListener("keydown", (event) => {
    const step = inEditor(event) && event.target.closest(".step-edit");
    const isHandle = event.target.matches?.(".drag-handle");
    if (!step || !(event.altKey || isHandle) || !["ArrowUp", "ArrowDown"].includes(event.key)) return;
    event.preventDefault();
    const button = $(`button[value="${event.key === "ArrowUp" ? "up" : "down"}:${step.dataset.step}"]`, step);
    if (button && !button.disabled) saver.act(button.value);
  });
  document.addEventListener("pointerdown", (event) => { if (inEditor(event)) moveByPointer(event); });
  document.addEventListener("paste", (event) => {
    const images = [...(event.clipboardData?.files ?? [])].filter((file) => file.type.startsWith("image/"));
    if (!images.length || !editor()) return;
    event.preventDefault();
    const stamp = new Date().toTimeString().slice(0, 8).replaceAll(":", "-");
    const named = images.map((file) => new File([file], file.name && file.name !== "image.png" ? file.name : `capture-${stamp}.png`, { type: file.type }));
    uploads.add(named, inEditor(event) ? uploads.zoneOf(event.target) : "photos");
  });
  for (const kind of ["dragover", "dragleave", "drop"]) {
    document.addEventListener(kind, (event) => {
      if (!hasFiles(event) || !(editor() || $("#start"))) return;
      event.preventDefault();
      $$(".is-over").forEach((zone) => zone.classList.remove("is-over"));
      const zone = zoneAt(event.target);
      if (kind === "dragover") zone?.classList.add("is-over");
      if (kind !== "drop") return;
      if (editor()) uploads.add([...event.dataTransfer.files], zone ? uploads.zoneOf($("input[type=file]", zone) ?? zone) : "photos");
      else $("#photo-input").files = event.dataTransfer.files;
    });
  }
  // A link to a finding opens the part of the form that it is in.
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[href^='#']");
    const target = link && editor()?.contains(link) && document.getElementById(link.hash.slice(1));
    if (!target) return;
    event.preventDefault();
    for (let details = target.closest("details"); details; details = details.parentElement.closest("details")) details.open = true;
    const control = target.matches("input, textarea, select") ? target : $("input:not([type=hidden]), textarea, select", target) ?? target;
    control.focus();
    target.scrollIntoView({ block: "center" });
  });
  addEventListener("beforeunload", (event) => {
    if (!editor() || saver.leaving) return;
    if (!saver.flush() || uploads.isActive) event.preventDefault();
  });
  addEventListener("pageshow", (event) => { if (event.persisted) saver.leaving = false; });
  addEventListener("pagehide", () => { if (!saver.leaving) saver.flush(); });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") saver.save();
    else saver.resume();
  });
  addEventListener("focus", () => saver.resume());
  addEventListener("online", () => { saver.delay = 0; saver.run(); });

  // MARK: « Publier »: the draft first, then its photos

  const start = async (files) => {
    const form = $("#start");
    const line = $("#start-state");
    line.textContent = form.dataset.preparing;
    const body = new FormData();
    for (const [name, value] of entries(form)) body.append(name, value);
    body.append("photosFirst", "1");
    try {
      const answer = await (await fetch(form.getAttribute("action"), { method: "POST", body, headers: { Accept: "application/json" } })).json();
      const page = new DOMParser().parseFromString(await (await fetch(answer.href)).text(), "text/html");
      const main = page.getElementById("main");
      if (!answer.href || !main) throw new Error("no draft");
      history.replaceState(null, "", answer.href);
      document.title = page.title;
      $("#main").replaceWith(document.adoptNode(main));
      begin();
      scrollTo(0, 0);
      uploads.add(files, "photos");
    } catch { form.submit(); }
  };

  document.addEventListener("submit", (event) => {
    const files = event.target.id === "start" ? [...$("#photo-input").files] : [];
    if (!files.length) return;
    event.preventDefault();
    start(files);
  });

  memory.arrive();
  begin();
})();
