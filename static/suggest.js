// Suggestions under the search box while typing: a combobox over Streamlit's own input.
(function () {
  "use strict";
  const root = new URL("..", document.currentScript.src);
  const BOX = ".st-key-q input";
  const WAIT = 150;
  let timer = null;
  let asked = 0;
  let options = [];
  let active = -1;

  function box() {
    return document.querySelector(BOX);
  }

  function list() {
    let found = document.getElementById("suggestions");
    if (!found) {
      found = document.createElement("ul");
      found.id = "suggestions";
      found.setAttribute("role", "listbox");
      found.setAttribute("aria-label", "Suggestions");
    }
    const home = document.querySelector(".st-key-q");
    if (home && found.parentElement !== home) home.append(found);
    return found;
  }

  function describe(input, open) {
    input.setAttribute("role", "combobox");
    input.setAttribute("aria-autocomplete", "list");
    input.setAttribute("aria-expanded", String(open));
    input.setAttribute("autocomplete", "off");
    if (open) input.setAttribute("aria-controls", "suggestions");
    else input.removeAttribute("aria-controls");
    const chosen = open && active >= 0 ? "suggestion-" + active : "";
    if (chosen) input.setAttribute("aria-activedescendant", chosen);
    else input.removeAttribute("aria-activedescendant");
  }

  function close() {
    asked += 1;
    options = [];
    active = -1;
    const found = document.getElementById("suggestions");
    if (found) found.remove();
    const input = box();
    if (input) describe(input, false);
  }

  function text(className, words) {
    const element = document.createElement("span");
    element.className = className;
    element.textContent = words;
    return element;
  }

  function draw() {
    const home = list();
    home.replaceChildren(
      ...options.map((option, at) => {
        const line = document.createElement("li");
        line.id = "suggestion-" + at;
        line.setAttribute("role", "option");
        line.setAttribute("aria-selected", String(at === active));
        line.append(text("suggested", option.name), text("suggested-kind", option.kind));
        // The box keeps the focus; a tap chooses when it ends, or it would fall on what lies below.
        line.addEventListener("mousedown", (event) => event.preventDefault());
        line.addEventListener("click", () => choose(option));
        return line;
      })
    );
    describe(box(), true);
  }

  async function ask(words) {
    const mine = ++asked;
    const address = new URL("suggest", root);
    address.searchParams.set("q", words);
    try {
      const answer = await fetch(address);
      const found = answer.ok ? await answer.json() : [];
      if (mine !== asked || document.activeElement !== box()) return;
      options = found;
      active = -1;
      if (options.length) draw();
      else close();
    } catch (_offline) {
      close();
    }
  }

  function choose(option) {
    const input = box();
    clearTimeout(timer);
    close();
    const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set;
    set.call(input, option.text);
    input.dispatchEvent(new InputEvent("input", { bubbles: true, data: "chosen" }));
    setTimeout(function () {
      input.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true }));
    }, 30);
  }

  document.addEventListener("input", function (event) {
    if (!event.target.matches || !event.target.matches(BOX) || event.data === "chosen") return;
    clearTimeout(timer);
    const words = event.target.value;
    if (words.trim().length < 2) close();
    else timer = setTimeout(() => ask(words), WAIT);
  });

  document.addEventListener("keydown", function (event) {
    if (!event.target.matches || !event.target.matches(BOX)) return;
    if (event.key === "Enter" && event.isTrusted) {
      clearTimeout(timer);
      const option = options[active];
      if (option) {
        event.preventDefault();
        event.stopPropagation();
        choose(option);
      } else close();
    } else if (!options.length) return;
    else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      active = (active + step + options.length + 1) % (options.length + 1);
      if (active === options.length) active = -1;
      draw();
    } else if (event.key === "Escape") {
      event.preventDefault();
      close();
    }
  }, true);

  document.addEventListener("focusout", function (event) {
    if (event.target.matches && event.target.matches(BOX)) {
      clearTimeout(timer);
      close();
    }
  });
})();
