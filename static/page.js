// For what Streamlit has no setting: French for its fixed words, printing and copying, and bringing
// the card chosen on the map into view.
(function () {
  "use strict";
  // Without it, Streamlit first looks for its server under the page's own path, and fails.
  const root = new URL("..", document.currentScript.src).href;
  window.__streamlit = { BACKEND_BASE_URL: root };

  const FRENCH = {
    "Skip to main content": "Aller au contenu",
    "Link to heading": "Lien vers ce titre",
    "Choose an option": "Choisir",
    "Choose options": "Choisir",
    "Open": "Ouvrir",
    "open": "ouvrir",
    "Press Enter to apply": "Entrée pour valider",
    "Press Enter to submit form": "Entrée pour envoyer",
    "Clear value": "Effacer",
    "Clear entry": "Effacer",
    "Clear": "Effacer",
    "Clear all": "Tout effacer",
    "Close": "Fermer",
    "No results": "Aucun résultat",
    "Page not found": "Page introuvable",
    "Decrement": "Moins",
    "Increment": "Plus",
    "Decrement value": "Moins",
    "Increment value": "Plus",
    "Fullscreen": "Plein écran",
    "Close fullscreen": "Quitter le plein écran",
    "Connecting...": "Connexion…",
    "Stop": "Arrêter",
    "Main menu": "Menu",
    "Help": "Aide",
    "Show help": "Aide",
    "streamlit_folium.st_folium": "Carte des réponses",
  };
  const ATTRIBUTES = ["aria-label", "title", "placeholder", "alt"];
  const PATTERNS = [
    [/^Selected (.*)\. (.*)$/, "$1"],
    [/^(\d+) options? available\.?.*$/, "$1 choix"],
    [/^Help for (.*)$/, "Aide : $1"],
    [/^The page that you have requested does not seem to exist\. Running the app's main page\.$/,
      "Cette page n'existe pas. Voici la page d'accueil."],
    [/^You have requested page \/(.*), but no corresponding file was found in the app's pages\/ directory\. Running the app's main page\.$/,
      "La page « $1 » n'existe pas. Voici la page d'accueil."],
  ];

  const BROKEN = /^This app has encountered an error/;

  function french(words) {
    const bare = words.trim();
    if (FRENCH[bare]) return FRENCH[bare];
    if (BROKEN.test(bare))
      return "Quelque chose n'a pas marché. Rechargez la page ; si cela recommence, appelez le 115 " +
        "pour un toit, le 3919 en cas de violences, la Caf au 3230.";
    for (const [pattern, replacement] of PATTERNS)
      if (pattern.test(bare)) return bare.replace(pattern, replacement);
    return null;
  }

  function translate(node) {
    if (node.nodeType === Node.TEXT_NODE) {
      const words = french(node.nodeValue);
      if (words && words !== node.nodeValue) node.nodeValue = words;
      return;
    }
    if (node.nodeType !== Node.ELEMENT_NODE) return;
    for (const attribute of ATTRIBUTES) {
      const value = node.getAttribute(attribute);
      const words = value && french(value);
      if (words && words !== value) node.setAttribute(attribute, words);
    }
    node.childNodes.forEach(translate);
  }

  // The page is built after it is opened: its anchor is looked for until it is there.
  let anchor = window.location.hash.slice(1);
  function goToAnchor() {
    const target = anchor && document.getElementById(anchor);
    if (!target) return;
    anchor = "";
    target.scrollIntoView();
  }

  let shown = null;
  function bringIntoView() {
    const mark = document.querySelector("[data-bring]");
    const wanted = mark && mark.dataset.bring;
    if (!wanted || wanted === shown) { if (!mark) shown = null; return; }
    shown = wanted;
    const card = mark.closest("[class*='st-key-card-']") || mark;
    card.scrollIntoView({ block: "nearest", behavior: "auto" });
  }

  // The sheet: paper, and texts to paste elsewhere.
  document.addEventListener("click", function (event) {
    const pressed = event.target.closest && event.target.closest("[data-print], [data-copy]");
    if (!pressed) return;
    event.preventDefault();
    if (pressed.hasAttribute("data-print")) return window.print();
    const copied = document.getElementById(pressed.dataset.copy);
    const done = () => { pressed.textContent = pressed.dataset.done; };
    const byHand = () => window.getSelection().selectAllChildren(copied);
    // Without HTTPS there is no clipboard: the text is selected, ready to be copied.
    if (navigator.clipboard) navigator.clipboard.writeText(copied.textContent).then(done, byHand);
    else byHand();
  });

  document.addEventListener("DOMContentLoaded", function () {
    translate(document.documentElement);
    new MutationObserver(function (changes) {
      for (const change of changes) {
        if (change.type === "childList") change.addedNodes.forEach(translate);
        else translate(change.target);
      }
      bringIntoView();
      goToAnchor();
    }).observe(document.documentElement, {
      subtree: true, childList: true, characterData: true, attributes: true,
      attributeFilter: ATTRIBUTES,
    });
  });
})();
