/**
 * Stand-ins for the parameters of an error message, so that documentation shows the very sentence that users see, with
 * names where values will be. A message may cut, join, format or look into its parameters; the stand-in plays along.
 */

/** An object whose every property is a stand-in named after it. */
export function placeholders(): object {
  return new Proxy({}, { get: (_target, key) => (typeof key === "string" ? placeholder(key) : undefined) });
}

function placeholder(name: string): object {
  const text = `‹${name}›`;
  const same = (): string => text;
  const self: object = new Proxy(
    {},
    {
      get(_target, key) {
        if (key === Symbol.toPrimitive || key === "toString" || key === "toLocaleString" || key === "toFixed")
          return same;
        if (key === "length") return 2;
        if (key === Symbol.iterator) return [text][Symbol.iterator].bind([text]);
        if (typeof key === "symbol") return undefined;
        // Lists and texts share slice; a part of the stand-in is the stand-in.
        if (key === "slice") return () => self;
        return (
          method(String.prototype, key, text) ?? method(Array.prototype, key, [text]) ?? placeholder(key)
        );
      },
    },
  );
  return self;
}

function method(prototype: object, key: string, subject: unknown): unknown {
  const found: unknown = Reflect.get(prototype, key, subject);
  return typeof found === "function" ? found.bind(subject) : undefined;
}
