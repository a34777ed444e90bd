/** The compiled kernel in base 64; the build writes this module (see src/network/kernel). */
export declare const KERNEL_BYTES: string;
