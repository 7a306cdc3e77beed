/** Numbers that count more or less, in memory that is taken once: for what is asked of each band and moment of hours. */
export interface WeightedValues {
  readonly count: number;
  clear(): void;
  /** @throws Error when there are more than was asked for. */
  add(value: number, weight: number): void;
  /** The value below and above which half of the weight lies; 0 of none. Changes their order. */
  median(): number;
  /** 0 of none. */
  mean(): number;
  /** Standard deviation; 0 of none. */
  deviation(): number;
  /** Sum of the weights. */
  weight(): number;
}

/** Creates room for `most` values: 16 bytes each. */
export function createWeightedValues(most: number): WeightedValues {
  const values = new Float64Array(most);
  const weights = new Float64Array(most);
  let count = 0;
  const weight = (): number => {
    let sum = 0;
    for (let i = 0; i < count; i++) sum += weights[i] ?? 0;
    return sum;
  };
  const mean = (): number => {
    let sum = 0;
    for (let i = 0; i < count; i++) sum += (weights[i] ?? 0) * (values[i] ?? 0);
    return count === 0 ? 0 : sum / weight();
  };
  return {
    get count() {
      return count;
    },
    clear() {
      count = 0;
    },
    add(value, ofWeight) {
      if (count === most) throw new Error(`more than ${most} values`);
      values[count] = value;
      weights[count] = ofWeight;
      count++;
    },
    median: () => (count === 0 ? 0 : findMedian(values, weights, count, weight() / 2)),
    mean,
    deviation() {
      const middle = mean();
      let sum = 0;
      for (let i = 0; i < count; i++) sum += (weights[i] ?? 0) * ((values[i] ?? 0) - middle) ** 2;
      return count === 0 ? 0 : Math.sqrt(sum / weight());
    },
    weight,
  };
}

/** Quickselect by weight: each turn leaves the part in which the half is reached. `half`: weight that is still to be found. */
function findMedian(values: Float64Array, weights: Float64Array, count: number, half: number): number {
  let [low, high, missing] = [0, count - 1, half];
  while (low < high) {
    const pivot = middleOf(values[low] ?? 0, values[(low + high) >> 1] ?? 0, values[high] ?? 0);
    let [less, at, more, weightOfLess, weightOfSame] = [low, low, high, 0, 0];
    while (at <= more) {
      const value = values[at] ?? 0;
      if (value < pivot) {
        weightOfLess += weights[at] ?? 0;
        swap(values, less, at);
        swap(weights, less++, at++);
      } else if (value > pivot) {
        swap(values, at, more);
        swap(weights, at, more--);
      } else weightOfSame += weights[at++] ?? 0;
    }
    if (less > low && weightOfLess >= missing) high = less - 1;
    else if (weightOfLess + weightOfSame >= missing || more === high) return pivot;
    else [low, missing] = [more + 1, missing - weightOfLess - weightOfSame];
  }
  return values[low] ?? 0;
}

function middleOf(x: number, y: number, z: number): number {
  return Math.max(Math.min(x, y), Math.min(Math.max(x, y), z));
}

function swap(numbers: Float64Array, i: number, j: number): void {
  const kept = numbers[i] ?? 0;
  numbers[i] = numbers[j] ?? 0;
  numbers[j] = kept;
}
