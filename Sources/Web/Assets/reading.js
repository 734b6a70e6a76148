// Reading: ticks are remembered while the tab is open, the workshop listens to keys and fingers and keeps the screen on,
// known tags are offered for each word that is typed.
"use strict";

// Materials ---------------------------------------------------------------------------------------------------------
{
  const boxes = [...document.querySelectorAll("main .tick-list input[type=checkbox]")];
  const key = "ticks:" + location.pathname;
  const label = (box) => box.closest("label").textContent.trim();
  if (boxes.length) {
    let ticked = [];
    try {
      ticked = JSON.parse(sessionStorage.getItem(key)) ?? [];
    } catch {
      // Nothing kept, or not by us: start afresh.
    }
    for (const box of boxes) {
      box.checked = ticked.includes(label(box));
      box.addEventListener("change", () => {
        try {
          sessionStorage.setItem(key, JSON.stringify(boxes.filter((each) => each.checked).map(label)));
        } catch {
          // Storage is off: ticks last as long as the page.
        }
      });
    }
  }
}

// Workshop ----------------------------------------------------------------------------------------------------------
if (document.body.classList.contains("workshop")) {
  const go = (selector) => document.querySelector(selector)?.click();

  document.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (event.key === "ArrowRight" || event.key === "PageDown" && atEnd()) go(".workshop-nav [rel=next]");
    else if (event.key === "ArrowLeft") go(".workshop-nav [rel=prev]");
    else if (event.key === "Escape") go("[data-leave]");
  });

  const atEnd = () => window.innerHeight + window.scrollY >= document.documentElement.scrollHeight - 2;

  // A swipe is quick, mostly sideways, by one finger, on a page that is not zoomed.
  let start = null;
  document.addEventListener("touchstart", (event) => {
    const isOne = event.touches.length === 1 && (window.visualViewport?.scale ?? 1) === 1;
    start = isOne ? { x: event.touches[0].clientX, y: event.touches[0].clientY, at: event.timeStamp } : null;
  }, { passive: true });
  document.addEventListener("touchend", (event) => {
    if (!start) return;
    const touch = event.changedTouches[0];
    const across = touch.clientX - start.x;
    const isSwipe = Math.abs(across) > 60 && Math.abs(across) > 2 * Math.abs(touch.clientY - start.y)
      && event.timeStamp - start.at < 700;
    start = null;
    if (isSwipe) go(across < 0 ? ".workshop-nav [rel=next]" : ".workshop-nav [rel=prev]");
  }, { passive: true });

  // The system takes the lock back whenever the page is hidden.
  const stayAwake = async () => {
    const note = document.querySelector("[data-awake]");
    try {
      const lock = await navigator.wakeLock.request("screen");
      note.hidden = false;
      lock.addEventListener("release", () => { note.hidden = true; });
    } catch {
      // Not over plain HTTP, or saving power: the screen then does as it is set to do.
    }
  };
  if ("wakeLock" in navigator) {
    stayAwake();
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "visible") stayAwake();
    });
  }
}

// Tags --------------------------------------------------------------------------------------------------------------
for (const input of document.querySelectorAll("input[data-tags]")) {
  const options = [...(input.list?.options ?? [])];
  const names = options.map((option) => option.value);
  // A list completes the whole input: each choice therefore begins with the words that are already there.
  const complete = () => {
    const end = input.value.lastIndexOf(",") + 1;
    const before = end ? input.value.slice(0, end) + " " : "";
    const given = before.toLowerCase().split(",").map((name) => name.trim());
    options.forEach((option, index) => {
      option.value = before + names[index];
      option.disabled = given.includes(names[index].toLowerCase());
    });
  };
  input.addEventListener("input", complete);
  complete();
}
