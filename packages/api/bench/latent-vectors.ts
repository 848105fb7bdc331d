import { createRandom } from "./random.ts";

/** A matrix most of whose values are 0: papers by terms. */
export interface SparseMatrix {
  /** Where each row begins, and one more for the end. */
  offsets: Uint32Array;
  columns: Uint32Array;
  values: Float32Array;
  rows: number;
  width: number;
}

/** So many dimensions more are worked with than are wanted: the last ones come out inexact. */
const MORE = 10;
const ROUNDS = 2;

/**
 * Latent semantic analysis: each row in few dimensions, of length 1, one after the other. By a randomised singular value
 * decomposition (Halko, Martinsson, Tropp 2011), whose bases are made orthonormal through their Gram matrix.
 */
export function latentVectors(matrix: SparseMatrix, dimensions: number): Float32Array {
  const width = dimensions + MORE;
  const random = createRandom(1);
  const normal = (): number =>
    Math.sqrt(-2 * Math.log(random.next() + Number.EPSILON)) *
    Math.cos(2 * Math.PI * random.next());
  let basis: Float32Array = Float32Array.from({ length: matrix.width * width }, normal);
  for (let round = 0; round < ROUNDS; round += 1)
    basis = orthonormal(
      timesTransposed(matrix, orthonormal(times(matrix, basis, width), width), width),
      width,
    );
  const projected = times(matrix, basis, width);
  const { vectors } = eigen(gram(projected, width), width);
  const result = new Float32Array(matrix.rows * dimensions);
  for (let row = 0; row < matrix.rows; row += 1) {
    let squares = 0;
    for (let to = 0; to < dimensions; to += 1) {
      let sum = 0;
      for (let from = 0; from < width; from += 1)
        sum += (projected[row * width + from] as number) * (vectors[from * width + to] as number);
      result[row * dimensions + to] = sum;
      squares += sum * sum;
    }
    const length = Math.sqrt(squares) || 1;
    for (let to = 0; to < dimensions; to += 1) {
      const at = row * dimensions + to;
      result[at] = (result[at] as number) / length;
    }
  }
  return result;
}

function times(matrix: SparseMatrix, basis: Float32Array, width: number): Float32Array {
  const product = new Float32Array(matrix.rows * width);
  eachValue(matrix, (row, column, value) => addScaled(product, row, basis, column, value, width));
  return product;
}

function timesTransposed(matrix: SparseMatrix, basis: Float32Array, width: number): Float32Array {
  const product = new Float32Array(matrix.width * width);
  eachValue(matrix, (row, column, value) => addScaled(product, column, basis, row, value, width));
  return product;
}

function eachValue(
  { offsets, columns, values, rows }: SparseMatrix,
  visit: (row: number, column: number, value: number) => void,
): void {
  for (let row = 0; row < rows; row += 1) {
    const end = offsets[row + 1] as number;
    for (let at = offsets[row] as number; at < end; at += 1)
      visit(row, columns[at] as number, values[at] as number);
  }
}

function addScaled(
  into: Float32Array,
  row: number,
  from: Float32Array,
  other: number,
  factor: number,
  width: number,
): void {
  const a = row * width;
  const b = other * width;
  for (let at = 0; at < width; at += 1)
    into[a + at] = (into[a + at] as number) + factor * (from[b + at] as number);
}

function gram(matrix: Float32Array, width: number): Float64Array {
  const product = new Float64Array(width * width);
  for (let start = 0; start < matrix.length; start += width) {
    for (let a = 0; a < width; a += 1) {
      const value = matrix[start + a] as number;
      for (let b = 0; b <= a; b += 1)
        product[a * width + b] =
          (product[a * width + b] as number) + value * (matrix[start + b] as number);
    }
  }
  for (let a = 0; a < width; a += 1)
    for (let b = 0; b < a; b += 1) product[b * width + a] = product[a * width + b] as number;
  return product;
}

function orthonormal(matrix: Float32Array, width: number): Float32Array {
  const { values, vectors } = eigen(gram(matrix, width), width);
  const scaled = vectors.map((value, at) => {
    const size = values[at % width] as number;
    return size > 1e-9 * (values[0] as number) ? value / Math.sqrt(size) : 0;
  });
  const result = new Float32Array(matrix.length);
  for (let start = 0; start < matrix.length; start += width) {
    for (let from = 0; from < width; from += 1) {
      const value = matrix[start + from] as number;
      for (let to = 0; to < width; to += 1)
        result[start + to] =
          (result[start + to] as number) + value * (scaled[from * width + to] as number);
    }
  }
  return result;
}

/** Eigenvalues, the largest first, and their vectors as columns, of a symmetric matrix: by Jacobi's rotations. */
function eigen(symmetric: Float64Array, width: number) {
  const matrix = symmetric.slice();
  const vectors = new Float64Array(width * width);
  for (let at = 0; at < width; at += 1) vectors[at * width + at] = 1;
  for (let sweep = 0; sweep < 12; sweep += 1) {
    let rest = 0;
    for (let p = 0; p < width; p += 1) {
      for (let q = p + 1; q < width; q += 1) {
        const off = matrix[p * width + q] as number;
        const [a, b] = [matrix[p * width + p] as number, matrix[q * width + q] as number];
        rest += off * off;
        if (Math.abs(off) <= 1e-12 * Math.sqrt(Math.abs(a * b)) + 1e-30) continue;
        const theta = (b - a) / (2 * off);
        const t = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
        const c = 1 / Math.sqrt(t * t + 1);
        rotate(matrix, width, { step: width, p, q, c, s: t * c });
        rotate(matrix, width, { step: 1, p: p * width, q: q * width, c, s: t * c });
        rotate(vectors, width, { step: width, p, q, c, s: t * c });
      }
    }
    if (rest < 1e-18) break;
  }
  const order = Array.from({ length: width }, (_, at) => at).sort(
    (a, b) => (matrix[b * width + b] as number) - (matrix[a * width + a] as number),
  );
  const sorted = new Float64Array(width * width);
  order.forEach((from, to) => {
    for (let row = 0; row < width; row += 1)
      sorted[row * width + to] = vectors[row * width + from] as number;
  });
  return { values: order.map((at) => matrix[at * width + at] as number), vectors: sorted };
}

interface Rotation {
  /** From one value of a row or column to the next. */
  step: number;
  p: number;
  q: number;
  c: number;
  s: number;
}

/** Turns two columns, or two rows, of a matrix. */
function rotate(matrix: Float64Array, width: number, { step, p, q, c, s }: Rotation): void {
  for (let at = 0; at < width * step; at += step) {
    const [x, y] = [matrix[at + p] as number, matrix[at + q] as number];
    matrix[at + p] = c * x - s * y;
    matrix[at + q] = s * x + c * y;
  }
}
