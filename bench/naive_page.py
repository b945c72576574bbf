"""One script: pandas filters, a card a row, a folium marker a row, everything again each time."""

import folium
import pandas
import streamlit as st
from folium.plugins import MarkerCluster
from streamlit_folium import st_folium

from directory import settings
from directory.ui import maps

MarkerCluster.default_js = [("cluster", f"{maps.ASSETS}/markercluster/leaflet.markercluster.js")]
MarkerCluster.default_css = [("cluster_css", f"{maps.ASSETS}/markercluster/MarkerCluster.css")]

st.set_page_config(layout="wide")
frame = pandas.read_parquet(settings.read().data / "resources.parquet")
words = st.text_input("Recherche", key="q")
free = st.checkbox("Gratuit", key="tick")
if words:
    frame = frame[frame["name"].str.contains(words, case=False, regex=False)]
if free:
    frame = frame[frame["price"] == "free"]
left, right = st.columns(2)
with left:
    st.write(f"{len(frame)} réponses")
    for name, summary in frame[["name", "summary"]].head(12).values.tolist():
        st.markdown(f"**{name}**  \n{summary}")
with right:
    base = folium.Map([47.322, 5.041], zoom_start=13, tiles=None, maxZoom=18)
    cluster = MarkerCluster().add_to(base)  # type: ignore[no-untyped-call]  # folium's is untyped
    for lat, lon, name in frame[["lat", "lon", "name"]].dropna().values.tolist():
        folium.Marker([lat, lon], tooltip=name, icon=folium.DivIcon()).add_to(cluster)
    st_folium(base, key="map", height=620, use_container_width=True)
