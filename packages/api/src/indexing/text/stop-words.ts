/** Words that stand in every abstract and tell papers apart by nothing. */
export const STOP_WORDS: ReadonlySet<string> = new Set(
  `a about above across after again against all almost also although always am among an and another any are as at
  be because been before being below between both but by can cannot could did do does doing done down during each
  either else ever every few for from further had has have having he hence her here him his how however i if in into
  is it its itself just let like may me might more moreover most much must my neither no nor not now of off often on
  one only onto or other others our out over own per rather same she should since so some such than that the their
  them then there thereby therefore these they this those through thus to too under until up upon us very via was we
  well were what when where whereas whether which while who whom whose why will with within without would yet you
  your`.split(/\s+/u),
);
