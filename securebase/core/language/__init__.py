"""What a message between partners says: the labels of the guide, what they weigh, and how a message is read."""
