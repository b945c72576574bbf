"""What a visitor sees. Streamlit and folium are used here and in `pages/` only."""
