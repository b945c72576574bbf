// Loaded right after Leaflet, before any map is made: the base of every map, and the compact
// layer of answers. Names come from data: they are only ever set as text, never as HTML.
(function () {
  "use strict";
  const here = document.currentScript.src.replace(/map\.js.*$/, "");
  const root = new URL("..", here);
  const SMALL = { stops: 15, stopNames: 16, labels: 12 };
  document.documentElement.lang = "fr";
  L.Icon.Default.imagePath = here + "leaflet/images/";
  L.Control.Zoom.mergeOptions({ zoomInTitle: "Zoomer", zoomOutTitle: "Dézoomer" });
  L.Control.Attribution.mergeOptions({ prefix: false });

  // One finger scrolls the page, two move the map.
  L.Map.addInitHook(function () {
    if (L.Browser.mobile) this.dragging.disable();
    if (this.options.cityBounds) this.fitBounds(this.options.cityBounds, { animate: false });
    stayQuiet();
    drawBase(this);
  });

  // streamlit-folium counts clicks from 0 here and from None in Python: that difference alone
  // would run the page again at its start, and undo what the visitor pressed meanwhile.
  function stayQuiet() {
    if (window.__GLOBAL_DATA__) window.__GLOBAL_DATA__.last_object_clicked_count = null;
  }

  async function drawBase(map) {
    const pane = map.createPane("ground");
    pane.style.zIndex = 150; // under the tiles: seen when they don't come
    const labels = map.createPane("names");
    labels.style.zIndex = 450;
    labels.style.pointerEvents = "none";
    const borders = await read("map/quartiers.geojson");
    if (!borders) return;
    L.geoJSON(borders, { pane: "ground", interactive: false, className: "ground" }).addTo(map);
    L.geoJSON(borders, { interactive: false, className: "border", fill: false }).addTo(map);
    const names = borders.features.map((f) => name(f.properties));
    const stops = L.layerGroup();
    const refresh = () => refreshDetails(map, names, stops);
    map.on("zoomend moveend", refresh);
    refresh();
  }

  async function read(path) {
    try {
      const answer = await fetch(new URL(path, root));
      return answer.ok ? await answer.json() : null;
    } catch (_offline) {
      return null;
    }
  }

  function text(className, words) {
    const element = document.createElement("span");
    element.className = className;
    element.textContent = words;
    return element;
  }

  function name(properties) {
    const icon = L.divIcon({
      className: "quartier-name " + properties.level,
      html: text("", properties.short),
      iconSize: [0, 0],
    });
    const at = [properties.label_lat, properties.label_lon];
    return L.marker(at, { icon, pane: "names", interactive: false, keyboard: false });
  }

  let stopRows = null;
  async function refreshDetails(map, names, stops) {
    const zoom = map.getZoom();
    const showNames = zoom >= SMALL.labels && zoom < SMALL.stopNames;
    for (const label of names) (showNames ? label.addTo(map) : label.remove());
    stops.clearLayers();
    if (zoom < SMALL.stops) return;
    stopRows = stopRows || (await read("map/stops.json")) || [];
    stops.clearLayers();
    const view = map.getBounds().pad(0.1);
    for (const [label, lines, lat, lon] of stopRows) {
      if (!view.contains([lat, lon])) continue;
      const words = zoom >= SMALL.stopNames ? label + " · " + lines : "";
      const icon = L.divIcon({ className: "stop", html: text("", words), iconSize: [8, 8] });
      stops.addLayer(L.marker([lat, lon], { icon, pane: "names", interactive: false, keyboard: false }));
    }
    stops.addTo(map);
  }

  function pressable(marker) {
    marker.on("keypress", function (event) {
      if (event.originalEvent.key === "Enter")
        marker.fire("click", { latlng: marker.getLatLng() }, true);
    });
    return marker;
  }

  function pin(row, isSelected) {
    const [id, lat, lon, title, category, number] = row;
    const badge = document.createElement("span");
    badge.className = "badge";
    badge.append(Object.assign(document.createElement("i"), { className: "icon" }));
    if (number) badge.append(text("number", number));
    const icon = L.divIcon({
      className: "pin theme-" + category + (isSelected ? " selected" : ""),
      html: badge,
      iconSize: [36, 36],
      iconAnchor: [18, 18],
    });
    const label = (number ? number + ". " : "") + title + (isSelected ? " (choisi)" : "");
    const marker = L.marker([lat, lon], {
      icon,
      title: label,
      alt: label,
      riseOnHover: true,
      zIndexOffset: isSelected ? 1000 : -number,
    });
    marker.feature = { type: "Feature", properties: { id } };
    return pressable(marker);
  }

  function bubble(row) {
    const [code, lat, lon, quartier, count] = row;
    const words = quartier + " : " + count + (count > 1 ? " fiches" : " fiche") +
      " sans emplacement précis";
    const icon = L.divIcon({
      className: "bubble",
      html: text("", "+" + count),
      iconSize: [40, 26],
      iconAnchor: [20, -6],
    });
    const marker = L.marker([lat, lon], { icon, title: words, alt: words });
    marker.feature = { type: "Feature", properties: { id: "quartier:" + code } };
    return pressable(marker);
  }

  function clusters() {
    return L.markerClusterGroup({
      chunkedLoading: false,
      maxClusterRadius: 44,
      showCoverageOnHover: false,
      spiderLegPolylineOptions: { weight: 1.5, color: "#334" },
      iconCreateFunction(cluster) {
        const count = cluster.getChildCount();
        const icon = L.divIcon({ className: "cluster", html: text("", count), iconSize: [42, 42] });
        cluster.options.title = cluster.options.alt = count + " lieux : agrandir";
        return icon;
      },
    });
  }

  let lastFocus = 0;
  let lastAnswers = null;
  let before = null; // the view to go back to when the opened page closes

  const Answers = L.FeatureGroup.extend({
    initialize(drawn) {
      L.FeatureGroup.prototype.initialize.call(this, []);
      this.drawn = drawn;
    },
    onAdd(map) {
      L.FeatureGroup.prototype.onAdd.call(this, map);
      lookAt(map, this.drawn);
    },
  });

  // The view moves only when asked: a card was chosen, or none of the answers can be seen.
  function lookAt(map, drawn) {
    const signature = drawn.rows.map((row) => row[0]).join() + drawn.bubbles.join();
    const isNew = signature !== lastAnswers;
    lastAnswers = signature;
    const chosen = drawn.rows.find((row) => row[0] === drawn.selected);
    if (drawn.focus !== lastFocus && chosen) {
      lastFocus = drawn.focus;
      goTo(map, chosen);
      return;
    }
    if (drawn.opened) {
      before = before || { centre: map.getCenter(), zoom: map.getZoom() };
      if (chosen && !map.getBounds().contains([chosen[1], chosen[2]])) goTo(map, chosen);
      return;
    }
    if (before) {
      const { centre, zoom } = before;
      before = null;
      map.setView(centre, zoom, { animate: false });
      return;
    }
    const points = drawn.rows.concat(drawn.bubbles).map((row) => [row[1], row[2]]);
    const view = map.getBounds();
    if (isNew && points.length && !points.some((point) => view.contains(point)))
      map.fitBounds(points, { maxZoom: 15, padding: [30, 30], animate: !calm() });
  }

  function goTo(map, row) {
    map.setView([row[1], row[2]], Math.max(map.getZoom(), 16), { animate: !calm() });
  }

  function calm() {
    return window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  }

  window.reperes = {
    // drawn: {rows: [[id, lat, lon, name, category, number]], bubbles: [[code, lat, lon, name,
    // count]], selected: id or null, focus: a number that changes when the view must follow}
    answers(drawn) {
      const layer = new Answers(drawn);
      const group = clusters();
      for (const row of drawn.rows) {
        const isSelected = row[0] === drawn.selected;
        const marker = pin(row, isSelected);
        if (isSelected) layer.addLayer(marker);
        else group.addLayer(marker);
      }
      layer.addLayer(group);
      for (const row of drawn.bubbles) layer.addLayer(bubble(row));
      return layer;
    },
  };
})();
