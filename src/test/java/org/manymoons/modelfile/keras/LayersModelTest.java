package org.manymoons.modelfile.keras;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.manymoons.modelfile.ForeignFiles.expectOutputs;
import static org.manymoons.modelfile.ForeignFiles.file;
import static org.manymoons.modelfile.ForeignFiles.read;
import static org.manymoons.modelfile.ForeignFiles.said;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.manymoons.data.DataException;
import org.manymoons.modelfile.ModelFormat;
import org.manymoons.modelfile.Precision;
import org.manymoons.modelfile.SavedModel;
import org.manymoons.modelfile.Unsaid;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;
import org.manymoons.reference.OutputLoss;

/** Networks that TensorFlow.js 4.22 trained and saved, with its own predictions (foreign/tfjs.cjs). */
class LayersModelTest {
    private static final Unsaid NOTHING = said(null, null);

    @TempDir
    private Path temp = Path.of("");

    @BeforeEach
    void besideTheWeights() throws IOException {
        Files.copy(file("tfjs.weights.bin"), temp.resolve("tfjs.weights.bin"));
    }

    @Test
    void aSequentialPredictsAsTensorFlowJsDoes() throws IOException {
        SavedModel model = read("tfjs.json", NOTHING);

        assertThat(model.format()).isEqualTo(ModelFormat.TENSORFLOW_JS);
        assertThat(model.precision()).isEqualTo(Precision.FLOAT);
        assertThat(model.notes())
                .containsExactly(
                        "layer dropout_Dropout1 is a Dropout, which changes nothing at inference",
                        "hidden units tanh, one sigmoid output, no weight decay: as the file says, weight decay is --l2",
                        "the parameters are floats, so they are judged at float precision");
        expectOutputs(model, "tfjs-outputs.csv", 1e-6);
    }

    /** Keras' penalty is l2 sum(W^2), without the half. */
    @Test
    void aFunctionalModelPredictsAsTensorFlowJsDoesAndSaysItsDecay() throws IOException {
        SavedModel model = read("tfjs-three.json", NOTHING);

        assertThat(model.network())
                .isEqualTo(Network.of(
                        2, java.util.List.of(5), Activation.RELU, OutputLoss.SOFTMAX_CROSS_ENTROPY, 3, 0.002));
        assertThat(model.otherRegularisation()).isNull();
        expectOutputs(model, "tfjs-three-outputs.csv", 1e-6);
    }

    @Test
    void whatIsSaidOtherwiseThanTheFileSaysIsRefused() {
        assertThatThrownBy(() -> read("tfjs.json", said(Activation.RELU, null)))
                .hasMessageEndingWith("says its activations itself, and they are not relu; leave out --activation");
        assertThatThrownBy(() -> read("tfjs.json", said(null, OutputLoss.IDENTITY_SQUARED_ERROR)))
                .hasMessageEndingWith("its outputs are sigmoid, not identity; leave out --output identity");
        assertThatThrownBy(() -> read("tfjs-three.json", new Unsaid(null, null, 0.5, null, "")))
                .hasMessageEndingWith("says its l2 itself, and it is 0.002, not 0.5; leave out --l2");
    }

    /** Logits say nothing of themselves. */
    @Test
    void aLinearEndIsAskedFor() throws IOException {
        Path file = changed("'activation':'sigmoid'", "'activation':'linear'");

        assertThatThrownBy(() -> LayersModel.read(file, NOTHING))
                .hasMessage(
                        file + ": ends without an activation; say what its outputs are: --output identity, or sigmoid"
                                + " or softmax if they are logits");
        assertThat(LayersModel.read(file, said(null, OutputLoss.SIGMOID_CROSS_ENTROPY))
                        .network())
                .isEqualTo(read("tfjs.json", NOTHING).network());
        assertThat(LayersModel.read(file, said(null, OutputLoss.IDENTITY_SQUARED_ERROR))
                        .network()
                        .outputLoss())
                .isEqualTo(OutputLoss.IDENTITY_SQUARED_ERROR);
    }

    @Test
    void otherPenaltiesAreKeptInMind() throws IOException {
        String none = "'kernel_regularizer':null";
        assertThat(LayersModel.read(
                                changed(none, "'kernel_regularizer':{'class_name':'L1','config':{'l1':0.1}}"), NOTHING)
                        .otherRegularisation())
                .isEqualTo("l1");
        assertThat(LayersModel.read(
                                changed("'activity_regularizer':null", "'activity_regularizer':{'class_name':'X'}"),
                                NOTHING)
                        .otherRegularisation())
                .isEqualTo("an activity regularizer");
    }

    private Path changed(String from, String to) throws IOException {
        String json = Files.readString(file("tfjs.json"));
        String old = from.replace('\'', '"');
        assertThat(json).contains(old);
        int at = json.lastIndexOf(old);
        return Files.writeString(
                temp.resolve("model.json"),
                json.substring(0, at) + to.replace('\'', '"') + json.substring(at + old.length()));
    }

    /** What is changed in a sound file, and why it is refused then. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "'modelTopology' | 'topology' | has no modelTopology and weightsManifest",
                "'weightsManifest' | 'weights' | has no modelTopology and weightsManifest",
                "'class_name':'Sequential' | 'class_name':'Functional' | does not take just what the layer before it",
                "'class_name':'Sequential' | 'class_name':'Wrapper' | describes a Wrapper; a Sequential or",
                "'class_name':'Dense' | 'class_name':'Conv2D' | is a Conv2D; Dense, Activation,",
                "'class_name':'Dense' | 'class_name':'Lambda' | is a Lambda; Dense, Activation,",
                "'class_name':'Dropout','config':{ | 'class_name':'Activation','config':{'activation':'relu', | second activation",
                "'units':1 | 'units':2 | says 2 units, but its weights are [4, 1]",
                "'units':1 | 'units':1e99 | units, but its weights are [4, 1]",
                "'use_bias':true | 'use_bias':false | says that it has no biases, but has some",
                "'activation':'sigmoid' | 'activation':'exponential' | has the activation exponential, which is not",
                "'activation':'sigmoid' | 'activation':'tanh' | is the last one and has the activation tanh",
                "'activation':'sigmoid' | 'activation':'softmax' | a softmax needs 2 outputs or more",
                "'./tfjs.weights.bin' | '../tfjs.weights.bin' | they must be in at most 20 files beside it",
                "'./tfjs.weights.bin' | '/etc/passwd' | they must be in at most 20 files beside it",
                "'./tfjs.weights.bin' | 'https://example.org/a' | they must be in at most 20 files beside it",
                "'./tfjs.weights.bin' | 'nothing.bin' | are no plain file",
                "'./tfjs.weights.bin' | 'link.bin' | are no plain file",
                "'./tfjs.weights.bin' | 'empty.bin' | needs 32 bytes, but 0 are left",
                "'./tfjs.weights.bin' | 'tfjs.weights.bin','empty.bin','tfjs.weights.bin' | bytes that belong to none",
                "'shape':[4,1] | 'shape':[4,0] | has the shape [4,0]; one or two sizes",
                "'shape':[4,1] | 'shape':[4,-1] | has the shape [4,-1]; one or two sizes",
                "'shape':[4,1] | 'shape':[2,2,1] | has the shape [2,2,1]; one or two sizes",
                "'shape':[4,1] | 'shape':[2147483647,2147483647] | has the shape [2147483647,2147483647]; one or two sizes",
                "'shape':[4,1] | 'shape':[1000000,1000000] | needs 4000000000000 bytes, but",
                "'shape':[4,1] | 'shape':[1,4] | has weights [1, 4] and biases [1], but a matrix and a number",
                "'shape':[4,1] | 'shape':[3,1] | bytes that belong to none",
                "'shape':[4,1] | 'shape':'x' | needs 4 bytes, but",
                "'dtype':'float32'} | 'dtype':'int32'} | is of the type int32; float32 is read",
                "'dtype':'float32'} | 'dtype':'float32','quantization':{}} | quantized; float32 is read",
                "'name':'dense_Dense2/bias' | 'name':'dense_Dense2/kernel' | is there twice",
                "'name':'dense_Dense2/bias' | 'name':'other\\u001b[2J' | has no weights bias",
                "'layers':[ | 'layers':[],'others':[ | describes no list of 1 to 100 layers",
                "'format':'layers-model' | 'format':[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[ | is not readable JSON"
            })
    void hostileFilesAreRefusedInOneLine(String from, String to, String why) throws IOException {
        Files.write(temp.resolve("empty.bin"), new byte[0]);
        Files.createSymbolicLink(temp.resolve("link.bin"), temp.resolve("tfjs.weights.bin"));
        Path file = changed(from, to);

        assertThat(ModelFormat.of(file)).isEqualTo(ModelFormat.TENSORFLOW_JS);
        assertThatThrownBy(() -> LayersModel.read(file, NOTHING))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith(file + ": ")
                .hasMessageContaining(why)
                .satisfies(e -> assertThat(e.getMessage()).doesNotContainPattern("\\p{Cntrl}"));
    }

    @Test
    void numbersThatAreNoneAreRefused() throws IOException {
        byte[] weights = Files.readAllBytes(temp.resolve("tfjs.weights.bin"));
        weights[2] = (byte) 0x80;
        weights[3] = 0x7F;
        Files.write(temp.resolve("tfjs.weights.bin"), weights);
        Path file = Files.copy(file("tfjs.json"), temp.resolve("m"));

        assertThatThrownBy(() -> LayersModel.read(file, NOTHING)).hasMessageContaining("is not a finite number");
    }
}
