// In development only: the page comes anew when a content type has changed, where one was reading.
"use strict";

(() => {
  const stamp = document.currentScript.dataset.stamp;
  const look = async () => {
    try {
      const answer = await fetch("/genres/etat", { cache: "no-store" });
      if (answer.ok && (await answer.text()) !== stamp) return location.reload();
    } catch { /* the server is being started again */ }
    setTimeout(look, 700);
  };
  setTimeout(look, 700);
})();
