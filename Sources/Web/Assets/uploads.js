// Sending files to a draft: small ones in one request; large ones by pieces (tus 1.0), so that a lost connection costs
// one piece and not the file. posting.js shows what comes of it.
"use strict";

/** One file on its way. `send` may be called again after it has come to an end. */
const Parcel = (() => {
  const MIB = 1024 * 1024;
  /** A piece that does not get through is tried at half the size, one that does makes room for twice as much. */
  const PIECE = { least: MIB / 16, most: MIB };
  const LONGEST_PAUSE = 30;
  /** Times in a row that a server which answers may fail before the person is told. */
  const PATIENCE = 6;
  const TUS = { "Tus-Resumable": "1.0.0" };

  const base64 = (bytes) => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
  /** A full disk is for people to mend. */
  const isHopeful = (status) => status === 0 || status >= 500 && status !== 507 || [408, 409, 423, 429, 460].includes(status);
  const isGone = (status) => status === 404 || status === 410;

  return class Parcel {
    #file; #draft; #target;
    #request = null; #wake = null; #isCancelled = false;
    /** Where its pieces go, once the server has said so. */
    #address = null;
    #offset = 0; #size = PIECE.most; #failures = 0;

    /** Told how much is there, from 0 to 1. */
    onprogress = () => {};
    /** Told when there is no connection, and it waits for one. */
    onpause = () => {};

    constructor(file, draft, target) {
      this.#file = file;
      this.#draft = draft;
      this.#target = target;
    }

    /**
     * Resolves with `{ id }`; with `{ refused }`, the server's words for why not; with `{ isExpired: true }` when nobody is
     * signed in any more; with `{}` when it did not work.
     */
    send() {
      this.#failures = 0;
      return this.#file.size > PIECE.most ? this.#sendPieces() : this.#sendWhole();
    }

    /** What came of it is forgotten on both sides. */
    cancel() {
      this.#isCancelled = true;
      this.#request?.abort();
      this.#wake?.();
      if (this.#address) fetch(this.#address, { method: "DELETE", headers: TUS, keepalive: true }).catch(() => {});
    }

    async #sendWhole() {
      const body = new FormData();
      body.append(this.#target, this.#file, this.#file.name);
      for (;;) {
        const answer = await this.#ask("POST", `${this.#draft}/photos`, {}, body, (event) => {
          if (event.lengthComputable) this.onprogress(event.loaded / event.total);
        });
        const pause = answer.status === 503 ? Number(answer.header("Retry-After")) : 0;
        if (pause > 0 && (this.#failures += 1) < PATIENCE && !this.#isCancelled) {
          await this.#wait(Math.min(pause, LONGEST_PAUSE));
          continue;
        }
        if (answer.status === 401) return { isExpired: true };
        const refused = answer.body?.refused?.[0] ?? (answer.body?.what ? answer.body : null);
        if (answer.status !== 200 || refused) return refused ? { refused } : {};
        return { id: answer.body.kept[0].id };
      }
    }

    // Pieces ---------------------------------------------------------------------------------------------------------

    async #sendPieces() {
      let isLost = this.#address !== null;
      while (!this.#isCancelled) {
        const answer = !this.#address ? await this.#begin() : isLost ? await this.#askOffset() : await this.#sendPiece();
        const { status } = answer;
        if (status >= 200 && status < 300) {
          const id = answer.header("Bricoleur-File");
          if (id) return { id };
          isLost = false;
          continue;
        }
        if (status === 401) return { isExpired: true };
        if (isGone(status) && this.#address) {
          this.#address = null;
          this.#offset = 0;
          if ((this.#failures += 1) < PATIENCE) continue;
        }
        // Why it was refused is not said to HEAD: an empty piece at the end asks once more.
        if (status === 422 && isLost) {
          this.#offset = this.#file.size;
          isLost = false;
          continue;
        }
        if (!isHopeful(status)) return answer.body?.what ? { refused: answer.body } : {};
        this.#failures += 1;
        if (status !== 0 && this.#failures >= PATIENCE) return answer.body?.what ? { refused: answer.body } : {};
        isLost = this.#address !== null;
        this.#size = Math.max(PIECE.least, this.#size / 2);
        if (this.#isCancelled) break;
        if (status === 0) this.onpause();
        await this.#wait(Number(answer.header("Retry-After")) || Math.min(LONGEST_PAUSE, 2 ** (this.#failures - 1)));
      }
      return {};
    }

    async #begin() {
      const text = (words) => base64(new TextEncoder().encode(words));
      const answer = await this.#ask("POST", `${this.#draft}/televersements`, {
        ...TUS, "Upload-Length": this.#file.size,
        "Upload-Metadata": `filename ${text(this.#file.name)},target ${text(this.#target)}`,
      });
      if (answer.status === 201) this.#address = answer.header("Location");
      return answer;
    }

    async #askOffset() {
      const answer = await this.#ask("HEAD", this.#address, TUS);
      if (answer.status === 200) {
        this.#offset = Number(answer.header("Upload-Offset"));
        this.onprogress(this.#offset / this.#file.size);
      }
      return answer;
    }

    async #sendPiece() {
      const piece = this.#file.slice(this.#offset, this.#offset + this.#size);
      const headers = { ...TUS, "Upload-Offset": this.#offset, "Content-Type": "application/offset+octet-stream" };
      // Only pages that came over TLS, or from this very machine, may compute one.
      if (globalThis.crypto?.subtle) {
        const digest = await crypto.subtle.digest("SHA-256", await piece.arrayBuffer());
        headers["Upload-Checksum"] = `sha256 ${base64(new Uint8Array(digest))}`;
      }
      const answer = await this.#ask("PATCH", this.#address, headers, piece, (event) => {
        this.onprogress(Math.min(1, (this.#offset + event.loaded) / this.#file.size));
      });
      if (answer.status === 204) {
        this.#offset = Number(answer.header("Upload-Offset"));
        this.#size = Math.min(PIECE.most, this.#size * 2);
        this.#failures = 0;
      }
      return answer;
    }

    // One request ----------------------------------------------------------------------------------------------------

    /** Resolves in any case; without an answer, the status is 0. */
    #ask(method, address, headers, body = null, onprogress = null) {
      return new Promise((resolve) => {
        const request = this.#request = new XMLHttpRequest();
        request.open(method, address);
        request.responseType = "json";
        for (const [name, value] of Object.entries({ Accept: "application/json", ...headers })) {
          request.setRequestHeader(name, value);
        }
        if (onprogress) request.upload.addEventListener("progress", onprogress);
        request.addEventListener("loadend", () => {
          this.#request = null;
          resolve({ status: request.status, body: request.response, header: (name) => request.getResponseHeader(name) });
        });
        request.send(body);
      });
    }

    /** Until the time is over, the network is back, or it is cancelled. */
    #wait(seconds) {
      return new Promise((resolve) => {
        const end = () => {
          clearTimeout(timer);
          removeEventListener("online", end);
          this.#wake = null;
          resolve();
        };
        const timer = setTimeout(end, seconds * 1000);
        addEventListener("online", end);
        this.#wake = end;
      });
    }
  };
})();
