// Starts the window. The code of the page is asked for from here, so that the bar of index.html is painted while it is read.
import './styles/reset.css';
import './styles/tokens.css';

void (location.search === '?viewer' ? import('./window/open-viewer.tsx') : import('./window/open-window.tsx'));
