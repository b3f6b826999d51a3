package org.manymoons.modelfile.onnx;

import ai.onnx.proto.OnnxMl.ModelProto;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.manymoons.data.DataException;
import org.manymoons.data.PlainFile;
import org.manymoons.modelfile.LayerStack;
import org.manymoons.modelfile.ModelFormat;
import org.manymoons.modelfile.SavedModel;
import org.manymoons.modelfile.Unsaid;

/**
 * An ONNX model, as PyTorch and skl2onnx export dense networks. Before its messages are made, the sizes of their parts are looked
 * at, so that a small file cannot become many objects.
 *
 * @see <a href="https://onnx.ai/onnx/repo-docs/IR.html">the format</a>
 */
public final class OnnxFile {
    private static final long LARGEST_FILE = 12L << 20;
    private static final int MOST_BESIDE_WEIGHTS = 1 << 20;
    private static final int MOST_PARTS = 5000;
    private static final int DEEPEST = 10;
    private static final int GRAPH = 7;
    private static final int INITIALIZER = 5;

    private final Path file;

    private OnnxFile(Path file) {
        this.file = file;
    }

    /**
     * Reads the network.
     *
     * @throws DataException in one line where it is no such model, or where something has to be said
     */
    public static SavedModel read(Path file, Unsaid unsaid) {
        ModelProto model = new OnnxFile(file).model();
        LayerStack stack = new LayerStack(file);
        String producer = model.getProducerName();
        if (!producer.isEmpty()) {
            String named = producer + " " + model.getProducerVersion();
            stack.note("an ONNX model of "
                    + named.strip().substring(0, Math.min(named.strip().length(), 60)));
        }
        OnnxSteps steps = new OnnxSteps(file, stack);
        new OnnxGraph(file, model.getGraph()).chain().forEach(steps::add);
        steps.finish();
        return stack.model(ModelFormat.ONNX, unsaid);
    }

    private ModelProto model() {
        PlainFile.require(file);
        try {
            if (Files.size(file) > LARGEST_FILE) {
                throw refused("has " + Files.size(file) + " bytes; at most " + LARGEST_FILE + " are read");
            }
            byte[] bytes = Files.readAllBytes(file);
            requireSmallParts(bytes, 0, bytes.length, GRAPH);
            CodedInputStream in = CodedInputStream.newInstance(bytes);
            in.setRecursionLimit(DEEPEST);
            return ModelProto.parseFrom(in);
        } catch (InvalidProtocolBufferException e) {
            throw new DataException(file + ": is no ONNX model: it is cut off or damaged", e);
        } catch (IOException e) {
            throw new DataException(file + ": cannot be read: " + e.getMessage(), e);
        }
    }

    /** Of the model all but its graph is small, of the graph all but its weights, and there are not too many of anything. */
    private void requireSmallParts(byte[] bytes, int begin, int length, int large) throws IOException {
        CodedInputStream in = CodedInputStream.newInstance(bytes, begin, length);
        int small = 0;
        int parts = 0;
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            boolean part = WireFormat.getTagWireType(tag) == WireFormat.WIRETYPE_LENGTH_DELIMITED;
            int before = in.getTotalBytesRead();
            if (part && WireFormat.getTagFieldNumber(tag) == large) {
                int size = in.readRawVarint32();
                int at = begin + in.getTotalBytesRead();
                in.skipRawBytes(size);
                if (large == GRAPH) {
                    requireSmallParts(bytes, at, size, INITIALIZER);
                }
            } else {
                in.skipField(tag);
                small += in.getTotalBytesRead() - before;
            }
            if (++parts > MOST_PARTS || small > MOST_BESIDE_WEIGHTS) {
                throw refused("has more than " + MOST_PARTS + " parts or " + MOST_BESIDE_WEIGHTS
                        + " bytes beside its weights, so it is no small dense network");
            }
        }
    }

    private DataException refused(String why) {
        return new DataException(file + ": " + why);
    }
}
