package io.datasurface.awsbatch.terraform;

/** Text inside an IAM policy, where some characters are patterns. */
public final class IamText {
    private IamText() {}

    /**
     * Returns text that IAM takes as it is, also where it reads patterns: in resources and in {@code StringLike} and
     * {@code ArnLike} conditions.
     *
     * @param text any text, such as a name from a model
     */
    public static TfString literal(String text) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '*' || c == '?' || c == '$') {
                out.append("${").append(c).append('}');
            } else {
                out.append(c);
            }
        }
        return Tf.text(out.toString());
    }
}
