/** Hugging Face's safetensors, as PyTorch's weights are passed on. */
package org.manymoons.modelfile.safetensors;
