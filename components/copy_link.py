"""How does a reader send this exact screen to somebody?"""

from __future__ import annotations

import streamlit as st

_HTML = '<button type="button"></button><span role="status" aria-live="polite"></span>'

_CSS = """
button { font: inherit; font-size: 0.875rem; height: 2.5rem; padding: 0 0.9rem; cursor: pointer;
  color: var(--st-text-color); background: transparent; border: 1px solid var(--st-border-color);
  border-radius: var(--st-button-radius); white-space: nowrap; }
button:hover, button:focus-visible { border-color: var(--st-primary-color); color: var(--st-primary-color); }
button:focus-visible { outline: 2px solid var(--st-primary-color); outline-offset: 2px; }
span { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
"""

_JS = """
export default function ({ parentElement, data }) {
  const button = parentElement.querySelector("button");
  const status = parentElement.querySelector("span");
  button.textContent = "Copier le lien";
  button.onclick = async () => {
    try {
      await navigator.clipboard.writeText(data.link);
      button.textContent = status.textContent = "Lien copié";
    } catch {
      window.prompt("Copier ce lien :", data.link);
    }
    setTimeout(() => { button.textContent = "Copier le lien"; status.textContent = ""; }, 2500);
  };
}
"""

_button = st.components.v2.component("vigie.copy_link", html=_HTML, css=_CSS, js=_JS)


def copy_link(link: str) -> None:
    """A button that puts the link in the clipboard and says that it did."""
    _button(key="copier_le_lien", data={"link": link}, width="content")
