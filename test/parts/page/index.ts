// The page of the part tests: the real window over the pretended main. It is imported, as one module with all it needs: what is asked for later is wrapped
// module by module, React in each, and the page then takes longer to be there.
import './pretended-main.ts';
import '../../../renderer/styles/reset.css';
import '../../../renderer/styles/tokens.css';
import '../../../renderer/window/open-window.tsx';
