package io.datasurface.model.container;

/** Which product answers as MongoDB. */
public enum MongoFlavor {
    /** MongoDB itself, also as MongoDB Atlas. */
    MONGODB,
    /** Amazon DocumentDB. */
    DOCUMENTDB
}
