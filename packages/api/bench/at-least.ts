import { InvalidArgumentError } from "commander";

/** Reads a whole number of an option. */
export function atLeast(least: number): (text: string) => number {
  return (text) => {
    const number = Number(text.replaceAll(/[_,]/g, ""));
    if (Number.isSafeInteger(number) && number >= least) return number;
    throw new InvalidArgumentError(`It is a whole number from ${least} up.`);
  };
}
