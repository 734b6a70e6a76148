// What every page has: the account menu closes when one leaves it, print buttons print, long forms are sent once.
"use strict";

const menu = document.querySelector("details.menu");
if (menu) {
  document.addEventListener("click", (event) => {
    if (!menu.contains(event.target)) menu.open = false;
  });
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });
}

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

// A photo that has not come yet is shown as the few pixels that the page holds of it.
for (const image of document.querySelectorAll("img[data-preview]")) {
  if (image.complete) continue;
  image.style.background = `center / 100% 100% no-repeat url(data:image/png;base64,${image.dataset.preview})`;
  for (const end of ["load", "error"]) image.addEventListener(end, () => { image.style.background = ""; }, { once: true });
}

// After a refusal the first thing to mend is in view.
document.querySelector("[aria-invalid='true']")?.focus();
