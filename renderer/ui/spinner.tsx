// Something is going on; says nothing by itself, the words stand beside it.
import css from './spinner.module.css';

export const Spinner = () => <span aria-hidden className={css.spinner} />;
