/** A column that grows as rows come, in typed arrays so that ten million rows stay small. */
export class GrowingColumn<A extends Int32Array | Float64Array> {
  #array: A
  readonly #make: (length: number) => A
  length = 0

  constructor(make: (length: number) => A) {
    this.#make = make
    this.#array = make(1024)
  }
  push(value: number): void {
    if (this.length === this.#array.length) {
      const larger = this.#make(this.length * 2)
      larger.set(this.#array)
      this.#array = larger
    }
    this.#array[this.length++] = value
  }
  at(index: number): number {
    return this.#array[index]!
  }
  put(index: number, value: number): void {
    this.#array[index] = value
  }
  taken(): A {
    return this.#array.subarray(0, this.length) as A
  }
}

export const integers = (): GrowingColumn<Int32Array> => new GrowingColumn((length) => new Int32Array(length))
export const reals = (): GrowingColumn<Float64Array> => new GrowingColumn((length) => new Float64Array(length))
