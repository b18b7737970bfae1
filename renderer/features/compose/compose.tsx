// The compose area: pictures, instruction, parameters, what will be sent, Run.
import css from './compose.module.css';
import { Instruction } from './instruction.tsx';
import { ParameterList } from './parameter-list.tsx';
import { PreflightLine } from './preflight-line.tsx';
import { RecipeOffer } from './recipe-offer.tsx';
import { RunBar } from './run-bar.tsx';
import { Slots } from './slots.tsx';
import { Tray } from './tray.tsx';

export function Compose({ width }: { /** In pixels, or in words of CSS. */ readonly width: number | string }) {
  return (
    <div className={css.compose} style={{ width }}>
      <div className={css.scroll}>
        <Slots />
        <RecipeOffer />
        <Tray />
        <Instruction />
        <ParameterList />
      </div>
      <div className={css.foot}>
        <PreflightLine />
        <RunBar />
      </div>
    </div>
  );
}
