/* Streamlit's own words, in French. The page's own text is French already and is left alone. */
const FRENCH = new Map(Object.entries({
  "Fullscreen": "Plein écran",
  "Close fullscreen": "Quitter le plein écran",
  "Exit fullscreen": "Quitter le plein écran",
  "Show data": "Voir les données",
  "Show chart": "Voir le graphique",
  "Download as CSV": "Télécharger en CSV",
  "Search": "Chercher",
  "No results": "Aucun résultat",
  "Choose an option": "Choisir",
  "Select an option": "Choisir",
  "Select options": "Choisir",
  "Press Enter to apply": "Entrée pour valider",
  "Page not found": "Page introuvable",
  "You have requested page": "Vous avez demandé la page",
  "Running...": "Calcul en cours…",
  "Stop": "Arrêter",
  "Rerun": "Relancer",
  "Always rerun": "Toujours relancer",
  "Settings": "Réglages",
  "Print": "Imprimer",
  "Record a screencast": "Enregistrer l'écran",
  "About": "À propos",
  "Clear cache": "Vider le cache",
  "Connection error": "Connexion perdue",
  "Connecting": "Connexion…",
  "Connecting...": "Connexion…",
  "Please wait...": "Un instant…",
  "View more": "Voir plus",
  "View less": "Voir moins",
  "Open sidebar": "Ouvrir le menu",
  "Close sidebar": "Fermer le menu",
  "Expand sidebar": "Ouvrir le menu",
  "Collapse sidebar": "Fermer le menu",
  "Main menu": "Menu principal",
  "Copy to clipboard": "Copier",
  "Clear value": "Effacer",
  "Close": "Fermer",
  "Save as SVG": "Enregistrer en SVG",
  "Save as PNG": "Enregistrer en PNG",
  "View Source": "Voir la source",
  "View Compiled Vega": "Voir le code Vega",
  "Open in Vega Editor": "Ouvrir dans l'éditeur Vega",
  "Loading...": "Chargement…",
}));
const ATTRIBUTES = ["aria-label", "title", "placeholder", "alt"];
const BEGINNINGS = [
  [/^The page that you have requested does not seem to exist.*$/, "Cette page n'existe pas. La vue d'ensemble est affichée à la place."],
  [/^Is Streamlit still running\?.*$/, "Le serveur ne répond pas. La page se reconnecte dès qu'il revient."],
  [/^Selected (.+)\. (.+)$/, "$1 choisi. $2"],
];

function inFrench(words) {
  const bare = words.trim();
  if (FRENCH.has(bare)) return words.replace(bare, FRENCH.get(bare));
  for (const [english, french] of BEGINNINGS) if (english.test(bare)) return bare.replace(english, french);
  return words;
}

function translate(node) {
  if (node.nodeType === Node.TEXT_NODE) {
    const french = inFrench(node.data);
    if (french !== node.data) node.data = french;
    return;
  }
  if (node.nodeType !== Node.ELEMENT_NODE) return;
  for (const name of ATTRIBUTES) {
    const words = node.getAttribute(name);
    if (words && inFrench(words) !== words) node.setAttribute(name, inFrench(words));
  }
  node.childNodes.forEach(translate);
}

new MutationObserver((changes) => {
  for (const change of changes) {
    if (change.type === "characterData") translate(change.target);
    else if (change.type === "attributes") translate(change.target);
    else change.addedNodes.forEach(translate);
  }
}).observe(document.documentElement, {
  subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ATTRIBUTES,
});
