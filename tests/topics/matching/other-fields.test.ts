import { compileTaxonomy } from '../../../src/topics/matching/compile-taxonomy';
import taxonomy from '../../../seeds/taxonomy.json';

const matcher = compileTaxonomy(taxonomy);

/** Other fields use words of this one for other things; each text is written to hold as many of them as it can. */
const OTHER_FIELDS: [string, string][] = [
  [
    'Attention to ambipolar diffusion in protostellar disks',
    'We train our attention on the diffusion of gas. Our 3D model transforms the flux maps of 12 molecular clouds; robust detection of masers with the VLA agrees with the model.',
  ],
  [
    'Canonical quantization of a free field on a lattice',
    'We quantize the field, prune the spectrum of redundant states and discuss entanglement distillation as a policy for measurement. Quantization is exact.',
  ],
  [
    'Alignment of galaxy spins with the cosmic web',
    'Intrinsic alignment biases weak lensing. We calibrate the bias with simulations, sample the posterior by Monte Carlo methods and forecast constraints from the next survey.',
  ],
  [
    'A convergence theorem for gradient flows on graphs',
    'We prove convergence of a gradient flow with a convex kernel. The lower bound is sharp and the generalization to weighted graphs is immediate.',
  ],
  [
    'Gene regulatory network of stem cell memory',
    'Transcription factors reward growth signals. Segmentation of the embryo needs an inhibitory agent, and memory of past exposure is a learned response of the tissue.',
  ],
  [
    'Spin transport in a quantum transformer',
    'The transformer couples two circuits. Its efficiency, its inference from noise and the training of the operator are discussed together with the superconducting memory.',
  ],
  [
    'Retrieval of exoplanet atmospheres with JWST',
    'Atmospheric retrieval of transmission spectra gives molecular abundances. Our benchmark of five codes compares the uncertainty and the posterior of each.',
  ],
  [
    'Pruning trees of tectonic events',
    'Earthquake catalogues hold long sequences. We explore a time series of slip rates, and the reasoning that led to earlier estimates.',
  ],
];

describe('papers of other fields', () => {
  it.each(OTHER_FIELDS)('get no topic: %s', (title, abstract) => {
    expect(matcher.match({ title, abstract })).toEqual([]);
  });
});
