// @ts-check
/**
 * What the launcher, and what is shown when loading fails, look like. A panel that holds the application gets the rest of its looks
 * from the application's own style sheet, which comes with it.
 *
 * The application shares this shadow root: classes but the panel's are prefixed, and no rule matches a bare element. Boxes begin with
 * `all: initial`, so that nothing is inherited from the page, and are measured in `em` of the visitor's own font size, as `rem` is
 * the page's. The slotted fallback stays outside of them, and keeps the page's looks until loading fails. The icon is a circle with
 * one square corner, a speech bubble; while a button is busy it turns.
 */

export const looks = new CSSStyleSheet();

looks.replaceSync(
  ':host{display:block;color-scheme:light dark}' +
  ':host([mode=launcher]){display:contents}' +
  ':host([theme=light]){color-scheme:light}' +
  ':host([theme=dark]){color-scheme:dark}' +
  ':host([hidden]),[hidden]{display:none!important}' +
  '.panel,.lk-box,.lk-button{all:initial;box-sizing:border-box;color-scheme:inherit;font:medium/1.5 var(--loket-font,system-ui,sans-serif);' +
    'background:Canvas;color:CanvasText;border-radius:var(--loket-radius,.75em)}' +
  '.lk-box,.lk-button{display:grid;justify-items:start;gap:.75em;padding:.75em 1em;border:1px solid #888;overflow-wrap:anywhere}' +
  '.lk-button{display:flex;align-items:center;cursor:pointer}' +
  '.lk-button:focus-visible{outline:2px solid #fff;box-shadow:0 0 0 4px var(--loket-accent,#1d4ed8)}' +
  ':host>.lk-button::before,.lk-button[aria-busy=true]::before{content:"";padding:.5em;border:2px solid;border-radius:50% 50% 50% 0}' +
  '.lk-button[aria-busy=true]::before{border-bottom-color:#0000;border-radius:50%;animation:lk 1s linear infinite}' +
  '@media (prefers-reduced-motion:no-preference){@keyframes lk{to{rotate:1turn}}}' +
  ':host>.lk-button{width:100%}' +
  ':host([mode=launcher])>*{position:fixed;z-index:var(--loket-z,2147483000);bottom:calc(5em + env(safe-area-inset-bottom));' +
    'inset-inline-end:calc(1em + env(safe-area-inset-right));width:26em;max-width:calc(100% - 2em);max-height:calc(100% - 6em);overflow:auto;border:1px solid #888;box-shadow:0 4px 24px #0005}' +
  ':host([mode=launcher])>.lk-button{bottom:calc(1em + env(safe-area-inset-bottom));width:auto;' +
    'background:var(--loket-accent,#1d4ed8);color:var(--loket-on-accent,#fff);border-color:#0000}' +
  ':host([position=left])>*{inset-inline:calc(1em + env(safe-area-inset-left)) auto}' +
  '@media print{:host([mode=launcher])>*{display:none}}',
);
