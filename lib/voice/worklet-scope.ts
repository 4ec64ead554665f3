/** What a worklet's module finds around it; the DOM's types do not know it. */
interface WorkletScope {
  AudioWorkletProcessor: new () => { readonly port: MessagePort };
  registerProcessor(name: string, processor: new () => Processor): void;
}

/** https://developer.mozilla.org/en-US/docs/Web/API/AudioWorkletProcessor */
interface Processor {
  /** One quantum: inputs and outputs, each a list of channels. Answers whether it wants to go on. */
  process(inputs: Float32Array[][], outputs: Float32Array[][]): boolean;
}

export const { AudioWorkletProcessor, registerProcessor } = globalThis as unknown as WorkletScope;
