/**
 * Inline math as pandoc tells it from prices: no space inside the dollars, no digit behind them.
 * (https://pandoc.org/MANUAL.html#math)
 */
const INLINE_MATH = /\$(?! )(?:[^$\\]|\\[^$])+(?<! )\$(?!\d)/g;

/**
 * The commands that math may hold. Titles come from anywhere and end in somebody's LaTeX run, where `\input` or
 * `\write` would do what it says: everything that is not listed is printed as text.
 */
const COMMANDS = new Set(
  `alpha beta gamma delta epsilon varepsilon zeta eta theta vartheta iota kappa lambda mu nu xi pi rho sigma tau upsilon
  phi varphi chi psi omega Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega ell infty partial nabla hbar
  times cdot ast star circ bullet pm mp div oplus otimes cup cap in notin subset subseteq setminus forall exists neg
  le leq ge geq ll gg ne neq approx sim simeq equiv propto to rightarrow leftarrow leftrightarrow Rightarrow mapsto
  uparrow downarrow sum prod int log ln exp min max arg sup inf lim det dim ldots cdots dots langle rangle lfloor
  rfloor lceil rceil mid parallel perp hat bar tilde vec dot ddot widehat widetilde overline underline sqrt frac
  mathrm mathbf mathbb mathcal mathit mathsf mathtt mathfrak boldsymbol text textbf textit textrm texttt textsc
  textsuperscript operatorname left right quad dagger prime`.split(/\s+/),
);

/** Cuts a text at its inline math; math is kept as it stands only where it can do nothing but print. */
export function splitMath(text: string): { isMath: boolean; text: string }[] {
  const pieces: { isMath: boolean; text: string }[] = [];
  let end = 0;
  for (const found of text.matchAll(INLINE_MATH)) {
    const isEscaped = text[found.index - 1] === '\\';
    if (!isEscaped && isHarmless(found[0])) {
      pieces.push({ isMath: false, text: text.slice(end, found.index) }, { isMath: true, text: found[0] });
      end = found.index + found[0].length;
    }
  }
  return [...pieces, { isMath: false, text: text.slice(end) }].filter((piece) => piece.text !== '');
}

function isHarmless(math: string): boolean {
  const commands = math.match(/\\(?:[A-Za-z]+|.)/gs) ?? [];
  const areKnown = commands.every((command) => /^\\[,;:!% &#_]$/.test(command) || COMMANDS.has(command.slice(1)));
  const withoutCommands = math.replace(/\\(?:[A-Za-z]+|.)/gs, '');
  return areKnown && !/[%#&~]|\^\^/.test(withoutCommands) && hasBalancedBraces(withoutCommands);
}

function hasBalancedBraces(text: string): boolean {
  let depth = 0;
  for (const character of text) {
    depth += character === '{' ? 1 : character === '}' ? -1 : 0;
    if (depth < 0) {
      return false;
    }
  }
  return depth === 0;
}
